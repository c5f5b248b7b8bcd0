package io.rapport.domain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.audit.AuditEvent;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.contact.ContactEvent;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.hcp.EmailAddress;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.hcp.Npi;
import io.rapport.domain.hcp.PhoneNumber;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.RecommendationEvent;
import io.rapport.domain.replay.ReplayEvent;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.TextValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRegistryTest {

    private static final List<Class<?>> FAMILIES = List.of(
            HcpEvent.class,
            ConsentEvent.class,
            NoticeEvent.class,
            ContentEvent.class,
            EngagementEvent.class,
            SamplingEvent.class,
            ErasureEvent.class,
            AuditEvent.class,
            ExportEvent.class,
            RecommendationEvent.class,
            ReplayEvent.class,
            ReviewEvent.class,
            ModelEvent.class,
            PinEvent.class,
            ContactEvent.class);

    /** Of a review, the decider sees to it: what is written about an event that is about an HCP is protected. */
    private static final Set<Class<?>> ABOUT_NOBODY = Set.of(
            NoticeEvent.class,
            ContentEvent.class,
            RecommendationEvent.class,
            ReplayEvent.class,
            AuditEvent.class,
            ReviewEvent.class,
            ModelEvent.class,
            PinEvent.class,
            ExportEvent.ExportRequested.class);

    private static final Set<Class<?>> PERSONAL_IN_CLEAR =
            Set.of(Npi.class, LicenceNumber.class, EmailAddress.class, PhoneNumber.class);

    private static final Map<String, Integer> STORED = Map.ofEntries(
            Map.entry("hcp.registered", 1),
            Map.entry("hcp.verified-by-npi", 1),
            Map.entry("hcp.verified-by-licence", 1),
            Map.entry("hcp.name-changed", 1),
            Map.entry("hcp.contact-changed", 1),
            Map.entry("hcp.affiliation-changed", 1),
            Map.entry("hcp.specialty-changed", 1),
            Map.entry("hcp.role-changed", 1),
            Map.entry("hcp.country-changed", 1),
            Map.entry("hcp.language-changed", 1),
            Map.entry("hcp.interests-chosen", 1),
            Map.entry("hcp.product-access-granted", 1),
            Map.entry("hcp.product-access-ended", 1),
            Map.entry("hcp.deactivated", 1),
            Map.entry("hcp.erased", 1),
            Map.entry("erasure.requested", 1),
            Map.entry("erasure.declined", 1),
            Map.entry("erasure.approved", 1),
            Map.entry("erasure.completed", 1),
            Map.entry("erasure.retention-ended", 1),
            Map.entry("export.requested", 1),
            Map.entry("export.hcp-requested", 1),
            Map.entry("export.completed", 1),
            Map.entry("export.failed", 1),
            Map.entry("consent.granted", 2),
            Map.entry("consent.refused", 2),
            Map.entry("consent.withdrawn", 2),
            Map.entry("consent.requested", 1),
            Map.entry("consent.confirmed", 1),
            Map.entry("consent.expired", 1),
            Map.entry("consent.objection-raised", 1),
            Map.entry("consent.objection-withdrawn", 1),
            Map.entry("notice.version-published", 1),
            Map.entry("content.drafted", 2),
            Map.entry("content.revised", 2),
            Map.entry("content.submitted", 1),
            Map.entry("content.approved", 1),
            Map.entry("content.rejected", 1),
            Map.entry("content.published", 1),
            Map.entry("content.withdrawn", 1),
            Map.entry("content.expired", 1),
            Map.entry("engagement.session-started", 1),
            Map.entry("engagement.session-ended", 1),
            Map.entry("engagement.content-viewed", 2),
            Map.entry("engagement.content-bookmarked", 1),
            Map.entry("engagement.content-unbookmarked", 1),
            Map.entry("engagement.content-searched", 1),
            Map.entry("engagement.search-result-clicked", 1),
            Map.entry("engagement.content-downloaded", 1),
            Map.entry("engagement.content-shared", 1),
            Map.entry("engagement.content-rated", 1),
            Map.entry("engagement.content-commented", 1),
            Map.entry("engagement.content-followed", 1),
            Map.entry("engagement.recommendation-clicked", 1),
            Map.entry("engagement.recommendation-dismissed", 1),
            Map.entry("engagement.topic-refused", 1),
            Map.entry("engagement.rep-visited", 1),
            Map.entry("engagement.email-sent", 1),
            Map.entry("engagement.email-opened", 1),
            Map.entry("engagement.email-clicked", 1),
            Map.entry("sampling.requested", 1),
            Map.entry("sampling.checked", 1),
            Map.entry("sampling.approved", 1),
            Map.entry("sampling.denied", 1),
            Map.entry("sampling.shipped", 1),
            Map.entry("sampling.receipt-acknowledged", 1),
            Map.entry("sampling.cancelled", 1),
            Map.entry("audit.data-read", 1),
            Map.entry("review.opened", 1),
            Map.entry("review.assigned", 1),
            Map.entry("review.looked", 1),
            Map.entry("review.commented", 1),
            Map.entry("review.signed", 1),
            Map.entry("recommendation.served", 2),
            Map.entry("recommendation.settings-adopted", 1),
            Map.entry("replay.projection-switched", 1),
            Map.entry("replay.projection-rolled-back", 1),
            Map.entry("replay.dead-letter-discarded", 1),
            Map.entry("model.trained", 1),
            Map.entry("model.evaluated", 1),
            Map.entry("model.submitted", 1),
            Map.entry("model.approved", 1),
            Map.entry("model.rejected", 1),
            Map.entry("model.shadowed", 1),
            Map.entry("model.deployed", 1),
            Map.entry("model.retired", 1),
            Map.entry("model.rolled-back", 1),
            Map.entry("model.marked-for-replacement", 1),
            Map.entry("pin.proposed", 1),
            Map.entry("pin.approved", 1),
            Map.entry("pin.refused", 1),
            Map.entry("pin.ended", 1),
            Map.entry("contact.advice-served", 1),
            Map.entry("contact.zones-adopted", 1));

    @Test
    void every_event_of_every_feature_is_registered() {
        assertThat(Set.<Class<?>>copyOf(EventRegistry.types().keySet()))
                .isEqualTo(events().collect(Collectors.toSet()));
    }

    @Test
    void stored_names_and_revisions_are_pinned() {
        Map<String, Integer> registered = EventRegistry.types().values().stream()
                .collect(Collectors.toMap(type -> type.name(), type -> type.revision()));

        assertThat(new TreeMap<>(registered)).isEqualTo(new TreeMap<>(STORED));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_name_leads_back_to_its_class(Class<? extends DomainEvent> event) {
        assertThat(EventRegistry.classOf(EventRegistry.typeOf(event).name())).contains(event);
    }

    @Test
    void a_name_that_nobody_registered_has_no_class() {
        assertThat(EventRegistry.classOf("hcp.cloned")).isEmpty();
    }

    @Test
    void a_class_that_nobody_registered_has_no_name() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EventRegistry.typeOf(DomainEvent.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_holds_no_untyped_text(Class<?> event) {
        assertThat(typesIn(event)).doesNotContain(String.class, CharSequence.class, Object.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_holds_no_personal_value_in_clear(Class<?> event) {
        assertThat(typesIn(event)).doesNotContainAnyElementsOf(PERSONAL_IN_CLEAR);
    }

    @ParameterizedTest
    @MethodSource("events")
    void free_text_in_clear_is_about_nobody(Class<?> event) {
        boolean aboutNobody = ABOUT_NOBODY.stream().anyMatch(family -> family.isAssignableFrom(event));
        assertThat(typesIn(event).contains(FreeText.class) && !aboutNobody).isFalse();
    }

    static Stream<Class<?>> events() {
        return FAMILIES.stream().flatMap(EventRegistryTest::leaves);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventRegistryTest::leaves)
                : Stream.of(type);
    }

    /** All types that make up a record: those of its components, of their type arguments and of nested records. */
    private static Set<Class<?>> typesIn(Class<?> recordClass) {
        return Arrays.stream(recordClass.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .flatMap(EventRegistryTest::typesOf)
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> typesOf(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Stream.concat(
                        typesOf(generic.getRawType()),
                        Arrays.stream(generic.getActualTypeArguments()).flatMap(EventRegistryTest::typesOf));
            case Class<?> value when TextValue.class.isAssignableFrom(value) -> Stream.of(value);
            case Class<?> value when value.isRecord() -> Stream.concat(Stream.of(value), typesIn(value).stream());
            case Class<?> value when value.isArray() -> typesOf(value.getComponentType());
            case Class<?> value -> Stream.of(value);
            default -> throw new AssertionError("an event component of an unforeseen type: " + type);
        };
    }
}
