package io.rapport.command.dispatch;

import static io.rapport.command.Examples.CONTEXT;
import static io.rapport.command.Examples.OCCURRED;
import static io.rapport.command.Examples.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandContextTest {

    private static final Idempotency IDEMPOTENCY =
            new Idempotency(new Fingerprint("0a".repeat(32)), new Fingerprint("0b".repeat(32)));

    @ParameterizedTest
    @EnumSource
    void a_context_travels_as_metadata(Channel channel) {
        CommandContext context =
                new CommandContext(new Actor("rep-7"), channel, "correlation-1", RECEIVED, OCCURRED, IDEMPOTENCY, true);

        assertThat(CommandContext.from(context.toMetaData())).isEqualTo(context);
    }

    @Test
    void a_context_without_idempotency_key_travels_without() {
        assertThat(CommandContext.from(CONTEXT.toMetaData())).isEqualTo(CONTEXT);
    }

    @Test
    void an_occurrence_at_another_time_changes_the_time_of_occurrence_alone() {
        Instant at = Instant.parse("2026-03-09T08:00:00Z");

        assertThat(CONTEXT.occurring(at))
                .isEqualTo(new CommandContext(
                        CONTEXT.actor(), CONTEXT.channel(), CONTEXT.correlationId(), RECEIVED, at, null, false));
    }

    @Test
    void an_occurrence_at_no_given_time_changes_nothing() {
        assertThat(CONTEXT.occurring(null)).isEqualTo(CONTEXT);
    }
}
