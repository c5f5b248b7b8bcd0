package io.rapport.infra.outbox;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.infra.hcpstate.StateEnds;
import io.rapport.infra.processing.BatchWriter;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.projection.stream.StreamMessage;
import io.rapport.projection.stream.StreamMessages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells others of events what may be told when it leaves. Consent is judged by all that is known then, which is at least
 * what the log says up to the event: what was decided meanwhile counts as well, so that a backlog does not outlive a
 * withdrawal.
 */
final class OutboxWriter implements BatchWriter {

    static final String NAME = "outbox";

    private static final Logger log = LoggerFactory.getLogger(OutboxWriter.class);

    private final Standings standings;
    private final StandingTail tail;
    private final Outbox outbox;
    private final Confirmations confirmations;
    private final StateEnds stateEnds;
    private final Clock clock;

    OutboxWriter(
            Standings standings,
            StandingTail tail,
            Outbox outbox,
            Confirmations confirmations,
            StateEnds stateEnds,
            Clock clock) {
        this.standings = standings;
        this.tail = tail;
        this.outbox = outbox;
        this.confirmations = confirmations;
        this.stateEnds = stateEnds;
        this.clock = clock;
    }

    static PersonalDataConsumer consumer() {
        return new PersonalDataConsumer(
                new ConsumerName(NAME), "what is told to others of an HCP", Set.of(Purpose.CRM_SHARING), false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void write(LogBatch batch) {
        batch.unreadable().forEach(OutboxWriter::skip);
        tail.require(batch.readTo());
        Instant now = clock.instant();
        List<StreamMessage> messages = batch.events().stream()
                .flatMap(event -> StreamMessages.of(event, standings::consents, standings::hcp, now).stream())
                .toList();
        outbox.send(messages);
        confirmations.confirm(NAME, batch.events());
        stateEnds.note(batch.events(), statesDue(messages));
    }

    /** The positions of events by which a state is asked for. */
    private static Set<Long> statesDue(List<StreamMessage> messages) {
        return messages.stream()
                .filter(message -> message.topic().equals(StreamMessage.STATE_DUE))
                .map(StreamMessage::position)
                .collect(Collectors.toSet());
    }

    private static void skip(UnreadableEvent event) {
        log.atError()
                .addKeyValue("position", event.position())
                .addKeyValue("event", event.name())
                .setCause(event)
                .log("an event that cannot be read is told to nobody");
    }
}
