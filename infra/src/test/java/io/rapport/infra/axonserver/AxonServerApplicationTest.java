package io.rapport.infra.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.cli.VerifiedBundle;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Inspector;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.ReadModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole application with Axon Server as the home of its log and the way of its commands. */
@AxonServerTest
class AxonServerApplicationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore log;

    @Autowired
    private CommandBus commands;

    @Autowired
    private CommandGateway gateway;

    @Autowired
    private QueryBus queries;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private IdempotencyRecords records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<AxonServerDouble> server;

    private Api portal;
    private Portal actions;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        actions = new Portal(port);
    }

    @Test
    void parked_events_cannot_be_taken_from_this_log_again_and_an_operator_is_told_so() {
        Api operator = Api.as(Role.OPERATOR, port);
        String letters = "/api/v1/projections/hcp-profile/dead-letters";
        Answer retry = operator.post(letters + "/retries", "{}");
        assertThat(retry.status()).isEqualTo(409);
        assertThat(retry.problem()).isEqualTo("log-out-of-reach");
        Answer discard = operator.post(
                letters + "/discards", "{\"sequence\": \"ada\", \"position\": 1, \"reason\": \"A test.\"}");
        assertThat(discard.status()).isEqualTo(409);
        assertThat(discard.problem()).isEqualTo("log-out-of-reach");
    }

    @Test
    void everything_goes_by_way_of_axon_server() {
        assertThat(log).isInstanceOf(AxonServerLog.class);
        assertThat(commands).isInstanceOf(DistributedCommands.class);
        assertThat(queries).isInstanceOf(AxonServerQueryBus.class);
        assertThat(jdbc.sql("select count(*) from event_log.event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void read_models_that_were_lived_equal_those_rebuilt_from_zero() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        portal.post(
                "/api/v1/hcps",
                Portal.registration("r-" + hcp),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        actions.act(hcp, Portal.view("c1", content), Portal.view("c2", content));
        actions.act(actions.register(), Portal.view("c1", content));
        actions.decide(hcp, "withdraw", "analytics");
        actions.act(hcp, Portal.view("c3", content));
        ReadModels.awaitCaughtUp(jdbc, log);
        SortedMap<String, List<String>> lived = ReadModels.dump(jdbc);
        SortedMap<String, List<String>> rebuilt = ReadModels.rebuild(log);
        lived.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }

    @Test
    void the_past_of_an_hcp_is_told_from_its_streams() {
        String hcp = actions.registerConsenting();
        String path = "/api/v1/hcps/" + hcp;
        long position = actions.act(hcp, Portal.view("c1", actions.publish())).position();
        JsonNode then = portal.get(path + "?min-position=" + position).json();
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        await().atMost(Duration.ofSeconds(10)).until(() -> Instant.now().isAfter(moment.plusMillis(2)));
        portal.send("PATCH", path, "{\"specialty\": \"oncology\"}");
        actions.decide(hcp, "withdraw", "analytics");
        Answer past = Api.as(Role.COMPLIANCE, port).get(path + "?as-of=%1$s&known-at=%1$s".formatted(moment));
        assertThat(past.status()).as(past.body()).isEqualTo(200);
        assertThat(past.json()).isEqualTo(then);
    }

    @Test
    void a_bundle_is_made_of_this_log_and_verifies_offline(@TempDir Path folder) throws IOException {
        String hcp = actions.registerConsenting();
        actions.act(hcp, Portal.view("c1", actions.publish()));
        // The log of this home has answers beside the events, which are no events of the domain and yet leaves.
        portal.post(
                "/api/v1/hcps",
                Portal.registration("k-" + hcp),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        Inspector inspector = new Inspector(port, folder);
        JsonNode whole = inspector.completed(Inspector.request(""));
        assertThat(whole.path("events").asLong())
                .isEqualTo(whole.path("checkpointSize").asLong());
        Path bundle = inspector.download(whole);
        assertThat(Inspector.entry(bundle, "events.jsonl")).contains("\"name\":\"log.answer\"");
        VerifiedBundle verified = inspector.verified(bundle);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("VERIFIED").contains("is missing");

        JsonNode about = inspector.completed(Inspector.about(hcp));
        // Registered, consent granted, a view, and the request itself.
        assertThat(about.path("events").asLong()).isEqualTo(4);
        assertThat(inspector.verified(inspector.download(about)).exitCode()).isZero();
    }

    @Test
    void an_answer_is_remembered_with_the_events_that_it_is_about() {
        String id = "hcp-" + UUID.randomUUID();
        Answer answer = portal.post(
                "/api/v1/hcps",
                Portal.registration(id),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(StoredEvents.text(log, answer.position())).contains("answer:", id);
        assertThat(StoredEvents.text(log, answer.position() - 1)).contains("hcp:" + id);
    }

    @Test
    void the_answer_of_a_command_that_changed_nothing_is_remembered_too() {
        HcpId hcp = new HcpId(actions.register());
        ChooseInterests none = new ChooseInterests(hcp, Set.of());
        Fingerprint key = fingerprint();
        WriteReceipt first = dispatcher.send(none, hcp.value(), context(key));
        assertThat(records.find(key)).hasValueSatisfying(answer -> {
            assertThat(answer.resource()).isEqualTo(hcp.value());
            assertThat(answer.position()).isGreaterThanOrEqualTo(first.position());
        });
    }

    @Test
    void a_repeated_command_that_no_rule_forbids_is_recorded_once() {
        HcpId hcp = new HcpId(actions.register());
        Fingerprint key = fingerprint();
        CommandContext context = context(key);
        dispatcher.send(new ChooseInterests(hcp, Set.of(new Topic("asthma"))), hcp.value(), context);
        long events = log.lastSequenceNumberFor("hcp:" + hcp.value()).orElseThrow();
        WriteReceipt again = dispatcher.send(new ChooseInterests(hcp, Set.of(new Topic("gout"))), hcp.value(), context);
        assertThat(again.id()).isEqualTo(hcp.value());
        assertThat(log.lastSequenceNumberFor("hcp:" + hcp.value())).hasValue(events);
    }

    @Test
    void a_command_is_not_judged_by_less_than_its_sender_had_read() {
        Map<String, String> metadata = Map.of(
                "actor", "portal",
                "channel", "web",
                "correlationId", "correlation-1",
                "receivedAt", "2026-03-10T09:00:00Z",
                "occurredAt", "2026-03-10T09:00:00Z",
                "knownPosition", "999999999");
        GenericCommandMessage<Object> command =
                new GenericCommandMessage<>(new DeactivateHcp(new HcpId(actions.register())), metadata);
        assertThatThrownBy(() -> gateway.sendAndWait(command)).isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void an_outage_is_answered_as_one_that_passes_and_what_was_sent_is_recorded_once() {
        AxonServerDouble away = server.getIfAvailable();
        assumeTrue(away != null, "a real server cannot be told to go away");
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        away.close();
        Answer refused = actions.act(hcp, Portal.view("c1", content));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("outcome-unknown");
        assertThat(refused.headers()).containsKey("retry-after");
        away.listen();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> actions.act(hcp, Portal.view("c1", content)).status() == 200);
        Answer repeated = actions.act(hcp, Portal.view("c1", content));
        assertThat(repeated.json().at("/results/0/status").asString()).isEqualTo("duplicate");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + repeated.position())
                                .status()
                        == 200);
    }

    private static Fingerprint fingerprint() {
        byte[] bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new Fingerprint(HexFormat.of().formatHex(bytes));
    }

    private static CommandContext context(Fingerprint key) {
        Instant now = Instant.now();
        return new CommandContext(
                new Actor("portal"),
                Channel.WEB,
                "correlation-1",
                now,
                now,
                new Idempotency(key, fingerprint()),
                false);
    }
}
