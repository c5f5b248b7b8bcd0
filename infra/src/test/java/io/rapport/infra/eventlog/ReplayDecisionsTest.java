package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand;
import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.ReplayRejection.AlreadyLive;
import io.rapport.domain.replay.ReplayRejection.NothingToRollBackTo;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions about projections on their way into the log, whose streams no standing is kept of. */
@RapportTest
class ReplayDecisionsTest {

    private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
    private static final FreeText REASON = new FreeText("A new column.");

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private JdbcClient jdbc;

    private final ProjectionName projection = new ProjectionName("p-" + UUID.randomUUID());

    @Test
    void the_first_decision_begins_a_stream_and_the_next_ones_go_on_from_it() {
        send(new DiscardDeadLetter(projection, Slot.GREEN, new DeadLetterSequence("content:c-1"), 1, REASON));
        send(new SwitchProjection(projection, Slot.GREEN, 2, 7, REASON));
        send(new RollBackProjection(projection, 1, 8, REASON));

        assertThat(names())
                .containsExactly(
                        "replay.dead-letter-discarded", "replay.projection-switched", "replay.projection-rolled-back");
    }

    @Test
    void a_decision_on_a_new_stream_that_a_rule_forbids_records_nothing() {
        assertThatExceptionOfType(AlreadyLive.class)
                .isThrownBy(() -> send(new SwitchProjection(projection, Slot.BLUE, 2, 7, REASON)));
        assertThatExceptionOfType(NothingToRollBackTo.class)
                .isThrownBy(() -> send(new RollBackProjection(projection, 1, 7, REASON)));

        assertThat(names()).isEmpty();
    }

    @Test
    void what_was_decided_before_is_known() {
        send(new SwitchProjection(projection, Slot.GREEN, 2, 7, REASON));

        assertThatExceptionOfType(AlreadyLive.class)
                .isThrownBy(() -> send(new SwitchProjection(projection, Slot.GREEN, 3, 8, REASON)));
        assertThat(names()).containsExactly("replay.projection-switched");
    }

    @Test
    void a_decision_is_recorded_with_its_operator_and_is_about_nobody() {
        send(new DiscardDeadLetter(projection, Slot.BLUE, new DeadLetterSequence("hcp-ada"), 1, REASON));

        assertThat(metadata("actor")).containsExactly("operator-1");
        assertThat(metadata("subject")).containsOnlyNulls();
        assertThat(metadata("onBehalfOf")).containsOnlyNulls();
    }

    private void send(ReplayCommand command) {
        CommandContext context =
                new CommandContext(new Actor("operator-1"), Channel.WEB, "correlation-1", AT, AT, null, false);
        assertThat(dispatcher.send(command, projection.value(), context).id()).isEqualTo(projection.value());
    }

    private List<String> names() {
        return jdbc.sql("select name from event_log.event where stream = ? order by sequence")
                .param("projection:" + projection.value())
                .query(String.class)
                .list();
    }

    private List<String> metadata(String key) {
        return jdbc.sql("select metadata ->> :key from event_log.event where stream = :stream order by sequence")
                .param("key", key)
                .param("stream", "projection:" + projection.value())
                .query(String.class)
                .list();
    }
}
