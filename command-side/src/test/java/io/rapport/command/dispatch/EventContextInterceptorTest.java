package io.rapport.command.dispatch;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.CONTEXT;
import static io.rapport.command.Examples.DEACTIVATED;
import static io.rapport.command.Examples.GRANTED;
import static io.rapport.command.Examples.OCCURRED;
import static io.rapport.command.Examples.RECEIVED;
import static io.rapport.command.Examples.SUBMITTED;
import static io.rapport.command.Examples.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.standing.GivenStandings;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class EventContextInterceptorTest {

    private static final CommandContext BY_REP = GivenMetaData.by(new Actor("rep-7"), CONTEXT);

    @Test
    void an_event_takes_its_context_from_the_command() {
        assertThat(contextOf(DEACTIVATED, BY_REP))
                .isEqualTo(new EventContext(
                        OCCURRED,
                        ADA,
                        new Actor("rep-7"),
                        ADA,
                        Channel.WEB,
                        "correlation-1",
                        null,
                        ConsentSnapshot.NONE,
                        false));
    }

    @Test
    void an_hcp_who_acts_for_itself_acts_on_nobodys_behalf() {
        assertThat(contextOf(DEACTIVATED, CONTEXT).onBehalfOf()).isNull();
    }

    @Test
    void an_event_about_content_has_no_subject() {
        assertThat(contextOf(SUBMITTED, BY_REP).subject()).isNull();
    }

    @Test
    void an_event_about_content_is_on_nobodys_behalf() {
        assertThat(contextOf(SUBMITTED, BY_REP).onBehalfOf()).isNull();
    }

    @Test
    void an_event_about_a_projection_has_no_subject_even_if_it_gives_up_an_event_that_had_one() {
        DeadLetterDiscarded discarded = new DeadLetterDiscarded(
                new ProjectionName("hcp-timeline"),
                Slot.GREEN,
                new DeadLetterSequence(ADA.value()),
                7,
                new FreeText("unreadable"));
        EventContext context = contextOf(discarded, BY_REP, GRANTED);

        assertThat(context.subject()).isNull();
        assertThat(context.onBehalfOf()).isNull();
        assertThat(context.consent()).isEqualTo(ConsentSnapshot.NONE);
    }

    @Test
    void an_event_about_samples_has_the_practitioner_as_subject() {
        assertThat(contextOf(new SamplesApproved(new SampleRequestId("request-1"), ADA), BY_REP)
                        .subject())
                .isEqualTo(ADA);
    }

    @Test
    void the_consent_snapshot_holds_what_is_in_force_on_receipt() {
        assertThat(contextOf(DEACTIVATED, CONTEXT, GRANTED).consent())
                .isEqualTo(ConsentSnapshot.of(Map.of(Purpose.ANALYTICS, GRANTED.recordId())));
    }

    @Test
    void the_consent_snapshot_does_not_hold_what_was_withdrawn() {
        assertThat(contextOf(DEACTIVATED, CONTEXT, GRANTED, WITHDRAWN).consent())
                .isEqualTo(ConsentSnapshot.NONE);
    }

    @Test
    void an_event_is_recorded_when_its_command_was_received() {
        assertThat(intercept(event(DEACTIVATED), CONTEXT).getTimestamp()).isEqualTo(RECEIVED);
    }

    @Test
    void an_event_keeps_its_place_and_identity() {
        DomainEventMessage<?> original = event(DEACTIVATED);

        assertThat(intercept(original, CONTEXT))
                .isInstanceOfSatisfying(
                        DomainEventMessage.class,
                        event -> assertThat(List.of(
                                        event.getType(),
                                        event.getAggregateIdentifier(),
                                        event.getSequenceNumber(),
                                        event.getIdentifier(),
                                        event.getPayload()))
                                .containsExactly("hcp", "hcp:hcp-ada", 3L, original.getIdentifier(), DEACTIVATED));
    }

    @Test
    void an_event_that_brings_its_context_keeps_it() {
        EventMessage<?> event = event(DEACTIVATED).withMetaData(Map.of("occurredAt", "2026-03-10T14:00:00Z"));

        assertThat(intercept(event, CONTEXT)).isSameAs(event);
    }

    @Test
    void a_message_of_no_stream_is_left_alone() {
        EventMessage<?> message = GenericEventMessage.asEventMessage("a message of the framework");

        assertThat(intercept(message, CONTEXT)).isSameAs(message);
    }

    private static EventContext contextOf(Object payload, CommandContext context, Object... elsewhere) {
        return EventContext.from(intercept(event(payload), context, elsewhere).getMetaData());
    }

    private static EventMessage<?> intercept(EventMessage<?> event, CommandContext context, Object... elsewhere) {
        UnitOfWork<?> unitOfWork =
                DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("a command", context.toMetaData()));
        try {
            return new EventContextInterceptor(GivenStandings.of(elsewhere))
                    .handle(List.of(event))
                    .apply(0, event);
        } finally {
            unitOfWork.rollback();
        }
    }

    private static DomainEventMessage<?> event(Object payload) {
        return new GenericDomainEventMessage<>("hcp", "hcp:hcp-ada", 3, payload);
    }
}
