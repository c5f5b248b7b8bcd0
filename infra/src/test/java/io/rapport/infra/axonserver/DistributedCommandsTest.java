package io.rapport.infra.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.dispatch.ReceiptInterceptor;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.command.engagement.ActionOutcome.Duplicate;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessException;

/** One process sends, another handles. */
@Timeout(30)
class DistributedCommandsTest {

    private static final HcpId ADA = new HcpId("ada");

    private final AxonServerDouble server = AxonServerDouble.start();
    private final AxonServerConnection sending = new AxonServerConnection(server.address());
    private final AxonServerConnection handling = new AxonServerConnection(server.address());
    private final CommandDispatcher sender = new CommandDispatcher(
            DefaultCommandGateway.builder().commandBus(sending.commands()).build(),
            new MarkedAnswers(sending.log()),
            new StandingTail(sending.log(), new Standings()));

    @AfterEach
    void close() {
        sending.close();
        handling.close();
        server.close();
    }

    @Test
    void what_a_handler_answers_comes_back_with_the_position() {
        List<ActionOutcome> outcomes = List.of(new Duplicate(new ClientActionId("c1")));
        handle(command -> {
            assertThat(command.getPayload()).isEqualTo(command());
            return outcomes;
        });
        AppendReceipt receipt = send();
        assertThat(receipt.result(List.class)).isEqualTo(outcomes);
        assertThat(receipt.position()).isEqualTo(7);
    }

    @Test
    void a_rejection_comes_back_as_the_same() {
        HcpNotActive thrown = new HcpNotActive();
        handle(_ -> {
            throw thrown;
        });
        assertThatThrownBy(this::send).isInstanceOfSatisfying(DomainRejection.RuleBroken.class, rejection -> {
            assertThat(rejection.code()).isEqualTo(thrown.code());
            assertThat(rejection.field()).isEqualTo(thrown.field());
            assertThat(rejection.detail()).isEqualTo(thrown.detail());
        });
    }

    @Test
    void a_command_that_conflicted_is_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        handle(_ -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyException("somebody was faster");
            }
            return List.of();
        });
        send();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_defect_is_told_without_its_text() {
        handle(_ -> {
            throw new IllegalArgumentException("ada@example.org");
        });
        assertThatThrownBy(this::send)
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("ada");
    }

    @Test
    void a_command_that_nobody_handles_may_be_tried_again() {
        assertThatThrownBy(this::send).isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void what_became_of_a_command_whose_server_goes_away_is_not_known() {
        CountDownLatch handled = new CountDownLatch(1);
        handle(_ -> {
            handled.countDown();
            server.close();
            return List.of();
        });
        assertThatThrownBy(this::send).isInstanceOf(OutcomeUnknown.class);
        assertThat(handled.getCount()).isZero();
    }

    private void handle(MessageHandler<CommandMessage<?>> handler) {
        DistributedCommands bus = handling.commands();
        bus.registerHandlerInterceptor(new ReceiptInterceptor(() -> 7, new MarkedAnswers(handling.log())));
        var unused = bus.subscribe(RecordEngagements.class.getName(), handler);
        await().until(() -> server.handles("engagement.record-engagements"));
    }

    private AppendReceipt send() {
        Instant now = Instant.now();
        return sender.sendForResult(
                command(),
                "ada",
                new CommandContext(new Actor("portal"), Channel.WEB, "correlation-1", now, now, null, false));
    }

    private static RecordEngagements command() {
        return new RecordEngagements(ADA, List.of());
    }
}
