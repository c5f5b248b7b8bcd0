package io.rapport.command.engagement;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.CONTEXT;
import static io.rapport.command.Examples.DEACTIVATED;
import static io.rapport.command.Examples.GRANTED;
import static io.rapport.command.Examples.OCCURRED;
import static io.rapport.command.Examples.PUBLISHING;
import static io.rapport.command.Examples.RECEIVED;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.STATINS;
import static io.rapport.command.Examples.WITHDRAWN;
import static io.rapport.command.Examples.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.rapport.command.dispatch.GivenMetaData;
import io.rapport.command.engagement.ActionOutcome.Apart;
import io.rapport.command.engagement.ActionOutcome.Duplicate;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.command.standing.GivenStandings;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.Action.BookmarkContent;
import io.rapport.domain.engagement.Action.StartSession;
import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementRejection.ContentUnknown;
import io.rapport.domain.engagement.RecordAnonymousActions;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.event.EventId;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngagementCommandHandlerTest {

    private static final SessionId SESSION = new SessionId("session-1");
    private static final Action BOOKMARK = new BookmarkContent(STATINS);
    private static final Action BOOKMARK_OF_UNKNOWN = new BookmarkContent(new ContentId("content-unknown"));

    private final List<EventMessage<?>> log = new ArrayList<>();
    private final SimpleEventBus bus = SimpleEventBus.builder().build();

    @BeforeEach
    void record() {
        bus.subscribe(log::addAll);
    }

    @Test
    void with_consent_an_action_is_recorded_as_the_hcps_own() {
        assertThat(withConsent(action("a", BOOKMARK))).containsExactly(recorded("a"));
    }

    @Test
    void without_consent_an_action_is_recorded_anonymously() {
        assertThat(withoutConsent(action("a", BOOKMARK))).containsExactly(recordedAnonymously("a"));
    }

    @Test
    void an_identified_event_is_a_stream_of_its_own_named_by_its_id() {
        withConsent(action("a", BOOKMARK));

        assertThat(log)
                .singleElement()
                .isInstanceOfSatisfying(
                        DomainEventMessage.class,
                        event -> assertThat(List.of(
                                        event.getIdentifier(),
                                        event.getAggregateIdentifier(),
                                        event.getSequenceNumber()))
                                .containsExactly("own.hcp-ada.a", "own.hcp-ada.a", 0L));
    }

    @Test
    void an_identified_event_is_recorded_when_it_was_received() {
        withConsent(action("a", BOOKMARK));

        assertThat(log).singleElement().returns(RECEIVED, EventMessage::getTimestamp);
    }

    @Test
    void an_identified_event_has_its_full_context() {
        withConsent(action("a", BOOKMARK));

        assertThat(EventContext.from(log.getFirst().getMetaData()))
                .isEqualTo(new EventContext(
                        OCCURRED,
                        ADA,
                        new Actor("hcp-ada"),
                        null,
                        Channel.WEB,
                        "correlation-1",
                        null,
                        ConsentSnapshot.of(Map.of(Purpose.ANALYTICS, GRANTED.recordId())),
                        false,
                        null,
                        ContentType.ARTICLE));
    }

    @Test
    void an_anonymous_event_leads_nowhere() {
        withoutConsent(action("a", BOOKMARK));

        assertThat(log.getFirst().getMetaData())
                .containsExactlyInAnyOrderEntriesOf(Map.of("occurredAt", "2026-03-10T14:00:00Z", "channel", "web"));
    }

    @Test
    void an_anonymous_event_has_the_rotating_id_and_no_session() {
        withoutConsent(action("a", BOOKMARK));

        assertThat(log)
                .singleElement()
                .returns("anonymous.hcp-ada.a", EventMessage::getIdentifier)
                .returns(new ContentBookmarked(STATINS, null), EventMessage::getPayload);
    }

    @Test
    void a_repetition_within_a_batch_is_a_duplicate() {
        assertThat(withConsent(action("a", BOOKMARK), action("a", BOOKMARK)))
                .containsExactly(recorded("a"), duplicate("a"));
    }

    @Test
    void a_repetition_within_a_batch_is_no_second_event() {
        withConsent(action("a", BOOKMARK), action("a", BOOKMARK));

        assertThat(log).hasSize(1);
    }

    @Test
    void an_anonymous_repetition_within_a_batch_is_a_duplicate() {
        assertThat(withoutConsent(action("a", BOOKMARK), action("a", BOOKMARK)))
                .containsExactly(recordedAnonymously("a"), duplicate("a"));
    }

    @Test
    void a_repetition_of_what_the_log_has_is_a_duplicate() {
        withConsent(action("a", BOOKMARK));

        assertThat(withConsent(action("a", BOOKMARK), action("b", BOOKMARK)))
                .containsExactly(duplicate("a"), recorded("b"));
    }

    @Test
    void a_repetition_of_what_the_log_has_is_no_second_event() {
        withConsent(action("a", BOOKMARK));
        withConsent(action("a", BOOKMARK));

        assertThat(log).hasSize(1);
    }

    @Test
    void an_action_recorded_as_the_hcps_own_is_a_duplicate_after_the_withdrawal() {
        withConsent(action("a", BOOKMARK));

        assertThat(afterWithdrawal(action("a", BOOKMARK))).containsExactly(duplicate("a"));
    }

    @Test
    void an_action_recorded_anonymously_is_a_duplicate_after_the_grant() {
        withoutConsent(action("a", BOOKMARK));

        assertThat(withConsent(action("a", BOOKMARK))).containsExactly(duplicate("a"));
    }

    @Test
    void the_same_client_id_of_another_hcp_is_another_action() {
        withConsent(action("a", BOOKMARK));
        HcpId bob = new HcpId("hcp-bob");
        EngagementCommandHandler handler = handler(
                Stream.concat(Stream.of(registered(bob)), PUBLISHING.stream()).toList());

        assertThat(handler.handle(
                        new RecordEngagements(bob, List.of(action("a", BOOKMARK))), GivenMetaData.of(CONTEXT)))
                .containsExactly(recordedAnonymously("a"));
    }

    @Test
    void a_rejected_action_does_not_hold_back_the_others() {
        withConsent(action("a", BOOKMARK_OF_UNKNOWN), action("b", BOOKMARK));

        assertThat(log).singleElement().returns(new ContentBookmarked(STATINS, SESSION), EventMessage::getPayload);
    }

    @Test
    void a_rejected_action_says_why() {
        assertThat(withConsent(action("a", BOOKMARK_OF_UNKNOWN)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isInstanceOf(ContentUnknown.class));
    }

    @Test
    void a_rejected_action_can_be_sent_again_under_its_id() {
        assertThat(withConsent(action("a", BOOKMARK_OF_UNKNOWN), action("a", BOOKMARK)))
                .last()
                .isEqualTo(recorded("a"));
    }

    @Test
    void outcomes_come_in_the_order_of_the_batch() {
        withConsent(action("known", BOOKMARK));

        assertThat(withConsent(
                        action("z", BOOKMARK),
                        action("known", BOOKMARK),
                        action("m", BOOKMARK_OF_UNKNOWN),
                        action("a", new StartSession()),
                        action("z", BOOKMARK)))
                .extracting(ActionOutcome::clientId, outcome -> outcome.getClass())
                .containsExactly(
                        tuple(new ClientActionId("z"), Recorded.class),
                        tuple(new ClientActionId("known"), Duplicate.class),
                        tuple(new ClientActionId("m"), Rejected.class),
                        tuple(new ClientActionId("a"), Recorded.class),
                        tuple(new ClientActionId("z"), Duplicate.class));
    }

    @Test
    void events_are_appended_in_the_order_of_the_batch() {
        withConsent(action("z", BOOKMARK), action("m", BOOKMARK_OF_UNKNOWN), action("a", new StartSession()));

        assertThat(log)
                .<Object>map(EventMessage::getPayload)
                .containsExactly(new ContentBookmarked(STATINS, SESSION), new SessionStarted(SESSION));
    }

    @Test
    void anonymous_actions_are_left_out_of_the_append_of_the_hcps_own() {
        List<ActionOutcome> outcomes = onTheWeb(onApp("x"), action("a", BOOKMARK), onApp("y"));

        assertThat(log).extracting(EventMessage::getIdentifier).containsExactly("own.hcp-ada.a");
        assertThat(outcomes)
                .extracting(ActionOutcome::clientId, outcome -> outcome.getClass())
                .containsExactly(
                        tuple(new ClientActionId("x"), Apart.class),
                        tuple(new ClientActionId("a"), Recorded.class),
                        tuple(new ClientActionId("y"), Apart.class));
    }

    @Test
    void what_was_left_out_is_recorded_without_anything_of_its_command() {
        record(apart(onTheWeb(action("a", BOOKMARK), onApp("x"))));

        assertThat(log.getLast().getIdentifier()).isEqualTo("anonymous.hcp-ada.x");
        assertThat(log.getLast().getMetaData())
                .containsExactlyInAnyOrderEntriesOf(Map.of("occurredAt", "2026-03-10T14:00:00Z", "channel", "app"));
    }

    @Test
    void what_was_recorded_meanwhile_is_a_duplicate() {
        List<AnonymousAction> apart = apart(onTheWeb(action("a", BOOKMARK), onApp("x")));

        assertThat(record(apart)).containsExactly(recordedAnonymously("x"));
        assertThat(record(apart)).containsExactly(duplicate("x"));
    }

    @Test
    void of_two_that_are_the_same_one_is_a_duplicate() {
        List<AnonymousAction> apart = apart(onTheWeb(action("a", BOOKMARK), onApp("x")));

        assertThat(record(List.of(apart.getFirst(), apart.getFirst())))
                .containsExactly(recordedAnonymously("x"), duplicate("x"));
    }

    @Test
    void anonymous_actions_are_recorded_in_an_order_of_their_own() {
        ReportedAction[] actions = IntStream.range(100, 120)
                .mapToObj(i -> action("a" + i, BOOKMARK))
                .toArray(ReportedAction[]::new);
        withoutConsent(actions);

        assertThat(log)
                .hasSize(20)
                .extracting(EventMessage::getIdentifier)
                .isNotEqualTo(
                        log.stream().map(EventMessage::getIdentifier).sorted().toList());
    }

    @Test
    void an_anonymous_event_is_recorded_to_the_second() {
        withoutConsent(action("a", BOOKMARK));

        assertThat(log).singleElement().returns(RECEIVED.truncatedTo(ChronoUnit.SECONDS), EventMessage::getTimestamp);
    }

    @Test
    void a_representative_acts_on_behalf_of_the_hcp() {
        handler(REGISTERED, GRANTED)
                .handle(
                        new RecordEngagements(ADA, List.of(action("a", new StartSession()))),
                        GivenMetaData.of(GivenMetaData.by(new Actor("rep-7"), CONTEXT)));

        assertThat(EventContext.from(log.getFirst().getMetaData()).onBehalfOf()).isEqualTo(ADA);
    }

    @Test
    void an_unknown_hcp_records_nothing() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> handler().handle(batch(action("a", new StartSession())), GivenMetaData.of(CONTEXT)));
    }

    @Test
    void a_deactivated_hcp_records_nothing() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> handler(REGISTERED, DEACTIVATED)
                        .handle(batch(action("a", new StartSession())), GivenMetaData.of(CONTEXT)));
    }

    /** Where analytics is granted on the web alone. */
    private List<ActionOutcome> onTheWeb(ReportedAction... actions) {
        ConsentGranted onTheWeb = new ConsentGranted(
                ADA,
                GRANTED.recordId(),
                new ConsentScope(Purpose.ANALYTICS, Channel.WEB),
                GRANTED.notice(),
                GRANTED.decidedAt(),
                null);
        return given(List.of(REGISTERED, onTheWeb), actions);
    }

    private static ReportedAction onApp(String clientId) {
        return new ReportedAction(new ClientActionId(clientId), OCCURRED, Channel.APP, SESSION, BOOKMARK);
    }

    private static List<AnonymousAction> apart(List<ActionOutcome> outcomes) {
        return outcomes.stream()
                .filter(Apart.class::isInstance)
                .map(outcome -> ((Apart) outcome).action())
                .toList();
    }

    private List<ActionOutcome> record(List<AnonymousAction> actions) {
        return handler().handle(new RecordAnonymousActions(actions), GivenMetaData.of(CONTEXT));
    }

    private List<ActionOutcome> withConsent(ReportedAction... actions) {
        return given(List.of(REGISTERED, GRANTED), actions);
    }

    private List<ActionOutcome> withoutConsent(ReportedAction... actions) {
        return given(List.of(REGISTERED), actions);
    }

    private List<ActionOutcome> afterWithdrawal(ReportedAction... actions) {
        return given(List.of(REGISTERED, GRANTED, WITHDRAWN), actions);
    }

    private List<ActionOutcome> given(List<?> history, ReportedAction... actions) {
        List<?> all = Stream.concat(history.stream(), PUBLISHING.stream()).toList();
        return handler(all).handle(batch(actions), GivenMetaData.of(CONTEXT));
    }

    private EngagementCommandHandler handler(Object... history) {
        return handler(Arrays.asList(history));
    }

    private EngagementCommandHandler handler(List<?> history) {
        return new EngagementCommandHandler(GivenStandings.of(history), new ReadableIds(), this::inLog, bus);
    }

    private Set<EventId> inLog(Collection<EventId> ids) {
        return ids.stream()
                .filter(id ->
                        log.stream().anyMatch(event -> event.getIdentifier().equals(id.value())))
                .collect(Collectors.toSet());
    }

    private static RecordEngagements batch(ReportedAction... actions) {
        return new RecordEngagements(ADA, List.of(actions));
    }

    private static ReportedAction action(String clientId, Action action) {
        return new ReportedAction(new ClientActionId(clientId), OCCURRED, Channel.WEB, SESSION, action);
    }

    private static Recorded recorded(String clientId) {
        return new Recorded(new ClientActionId(clientId), false);
    }

    private static Recorded recordedAnonymously(String clientId) {
        return new Recorded(new ClientActionId(clientId), true);
    }

    private static Duplicate duplicate(String clientId) {
        return new Duplicate(new ClientActionId(clientId));
    }

    /** Ids that a test can read; real ones are keyed hashes. */
    private static final class ReadableIds implements ActionIds {

        @Override
        public EventId identified(HcpId hcp, ClientActionId action) {
            return new EventId("own." + hcp.value() + "." + action.value());
        }

        @Override
        public EventId anonymous(HcpId hcp, ClientActionId action) {
            return new EventId("anonymous." + hcp.value() + "." + action.value());
        }
    }
}
