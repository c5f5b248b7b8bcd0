package io.rapport.projection.audit;

import static io.rapport.projection.audit.AuditTrailProjection.TRAIL;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.granted;
import static io.rapport.projection.testing.Examples.identity;
import static io.rapport.projection.testing.Examples.registered;
import static io.rapport.projection.testing.Examples.viewed;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelRolledBack;
import io.rapport.domain.governance.ModelEvent.ModelSubmitted;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuditTrailProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private final Log log = new Log();

    private List<AuditTrailRow> rows() {
        AuditTrailProjection projection = new AuditTrailProjection();
        MODEL.reset(projection);
        MODEL.apply(projection, log.events());
        return MODEL.rows(TRAIL);
    }

    @Test
    void an_event_is_an_entry_with_who_what_and_when() {
        log.hcp(day(1), new SpecialtyChanged(ADA, new Specialty("oncology")));
        assertThat(rows())
                .containsExactly(new AuditTrailRow(
                        1,
                        "event-1",
                        "hcp:hcp-ada",
                        0,
                        "hcp.specialty-changed",
                        "hcp",
                        1,
                        day(1),
                        day(1).plus(Duration.ofMinutes(1)),
                        false,
                        "hcp-ada",
                        "portal",
                        "hcp-ada",
                        "web",
                        "request-1",
                        null,
                        Map.of("hcpId", "hcp-ada", "specialty", "oncology"),
                        Map.of(),
                        Map.of("specialty", Map.of("value", "oncology")),
                        null,
                        Map.of(),
                        List.of(),
                        "hcp specialty changed ada oncology"));
    }

    @Test
    void personal_values_are_ciphertext_and_no_words() {
        log.hcp(day(1), new ContactChanged(ADA, new Contact(identity("ZW1haWw"), null)));
        AuditTrailRow row = rows().getFirst();
        assertThat(row.protectedDetails()).isEqualTo(Map.of("contact.email", "identity.ZW1haWw"));
        assertThat(row.changes()).isEqualTo(Map.of("contact.email", Map.of("protected", "identity.ZW1haWw")));
        assertThat(row.words()).doesNotContain("identity", "ZW1haWw");
    }

    @Test
    void a_decision_sets_what_stands_for_its_scope() {
        log.consent(day(1), granted(ADA, analytics(Channel.EMAIL), day(1)))
                .consent(
                        day(2),
                        withdrawn(ADA, new ConsentScope(Purpose.ANALYTICS, null, null, ContentType.VIDEO), day(2)));
        assertThat(rows())
                .extracting(AuditTrailRow::changes)
                .containsExactly(
                        Map.of("consent:analytics/email", Map.of("value", "granted")),
                        Map.of("consent:analytics/*/*/video", Map.of("value", "withdrawn")));
    }

    @Test
    void a_decision_is_found_by_its_purpose() {
        log.consent(day(1), granted(ADA, analytics(null), day(1)));
        assertThat(rows().getFirst().purposes()).containsExactly("analytics");
    }

    @Test
    void a_reason_in_clear_has_a_column() {
        log.content(day(1), new ContentWithdrawn(INSULIN, 2, day(1), new FreeText("Superseded by a new guideline.")));
        assertThat(rows().getFirst().reason()).isEqualTo("Superseded by a new guideline.");
    }

    @Test
    void an_action_sets_nothing() {
        log.action(day(1), ADA, Channel.WEB, viewed(INSULIN));
        assertThat(rows().getFirst().changes()).isEmpty();
    }

    @Test
    void an_anonymous_action_is_an_entry_about_nobody() {
        log.anonymousAction(day(1), Channel.WEB, viewed(INSULIN));
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.hcpId()).isNull();
            assertThat(row.actor()).isNull();
            assertThat(row.correlationId()).isNull();
        });
    }

    @Test
    void neither_a_withdrawal_nor_an_erasure_takes_an_entry_away() {
        log.hcp(day(0), registered(ADA))
                .consent(day(1), granted(ADA, analytics(null), day(1)))
                .action(day(2), ADA, Channel.WEB, viewed(INSULIN))
                .consent(day(3), withdrawn(ADA, analytics(null), day(3)))
                .hcp(day(4), new HcpErased(ADA));
        assertThat(rows()).hasSize(5);
    }

    @Test
    void a_step_of_one_model_tells_what_it_does_to_another_by_their_ids() {
        ModelId spring = new ModelId("linear-2026.03");
        ModelId summer = new ModelId("linear-2026.06");
        Actor olga = new Actor("olga");
        log.model(day(1), new ModelSubmitted(ModelRegister.NEXT_BEST_CONTENT, spring, olga))
                .model(day(2), new ModelDeployed(ModelRegister.NEXT_BEST_CONTENT, summer, 100, olga, spring))
                .model(
                        day(3),
                        new ModelRolledBack(
                                ModelRegister.NEXT_BEST_CONTENT, summer, spring, olga, new FreeText("Clicks fell.")))
                .model(day(4), new ModelMarkedForReplacement(ModelRegister.NEXT_BEST_CONTENT, spring, day(9)));
        assertThat(rows())
                .extracting(AuditTrailRow::changes)
                .containsExactly(
                        Map.of("model:linear-2026.03", Map.of("value", "submitted")),
                        Map.of(
                                "model:linear-2026.03",
                                Map.of("value", "superseded"),
                                "model:linear-2026.06",
                                Map.of("value", "deployed"),
                                "model:linear-2026.06/share-percent",
                                Map.of("value", 100)),
                        Map.of(
                                "model:linear-2026.03",
                                Map.of("value", "deployed"),
                                "model:linear-2026.03/share-percent",
                                Map.of("value", 100),
                                "model:linear-2026.06",
                                Map.of("value", "rolled-back")),
                        Map.of("model:linear-2026.03/due-by", Map.of("value", day(9).toString())));
        assertThat(rows().get(2).reason()).isEqualTo("Clicks fell.");
    }

    @Test
    void a_step_of_a_pin_is_told_by_its_id_with_the_reason() {
        PinId pin = new PinId("spring");
        log.pin(day(1), new PinApproved(Placement.HOME, pin, new Actor("ruth"), day(1)))
                .pin(day(2), new PinEnded(Placement.HOME, pin, new Actor("edda"), new FreeText("Superseded."), day(2)));
        assertThat(rows())
                .extracting(AuditTrailRow::changes)
                .containsExactly(
                        Map.of("pin:spring", Map.of("value", "approved")),
                        Map.of("pin:spring", Map.of("value", "ended")));
        assertThat(rows().get(1).reason()).isEqualTo("Superseded.");
    }
}
