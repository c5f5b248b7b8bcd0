package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Editors;
import io.rapport.infra.testing.Notices;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.TrainingJob;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Replays beside an application that goes on, as an operator asks for them. */
@RapportTest
@TestPropertySource(properties = "spring.application.name=replay-test")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REASON = "{\"reason\": \"the specialty was wrong\"}";

    private static final Sample SAMPLE =
            Sample.generate(11, LocalDate.parse("2026-11-20"), new SampleSize(40, 30, 1_500, 45));

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

    private Api operator;

    @BeforeAll
    void live() {
        new SampleLoader(dispatcher, vault, fingerprints).load(SAMPLE, (_, _) -> {});
        Notices.publishElsewhere(dispatcher);
        new TrainingJob(dispatcher).train(new ModelId("replayed"), "Ranks what is eligible.");
        new Editors(port).propose("content-0001", 1);
        new Portal(port).serveList();
        ReadModels.awaitCaughtUp(jdbc, log);
        new Compliance(port).erase(ReadModels.anHcp(jdbc));
    }

    @BeforeEach
    void caughtUp() {
        operator = Api.as(Role.OPERATOR, port);
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    @AfterEach
    void giveUpWhatStands() {
        operator.get("/api/v1/projections").json().path("projections").forEach(projection -> {
            if (!projection.path("standby").isNull()
                    && projection.path("replay").isNull()) {
                operator.send(
                        "DELETE",
                        "/api/v1/projections/" + projection.path("name").asString() + "/standby",
                        "");
            }
        });
    }

    @Test
    void all_projections_rebuilt_in_one_pass_equal_those_that_were_lived() {
        JsonNode ready = replay(allNames(), "\"compare\": true");
        assertThat(ready.path("comparison").size()).isEqualTo(Projections.all().size());
        ready.path("comparison").forEach(difference -> {
            assertThat(difference.path("live").path("position"))
                    .isEqualTo(difference.path("rebuilt").path("position"));
            difference.path("tables").forEach(table -> {
                assertThat(table.path("liveRows").asLong()).as(table.toString()).isPositive();
                assertThat(table.path("changed").asLong()).as(table.toString()).isZero();
                assertThat(table.path("missing").asLong()).as(table.toString()).isZero();
                assertThat(table.path("extra").asLong()).as(table.toString()).isZero();
            });
        });
        assertThat(dump("read_model_green")).isEqualTo(dump("read_model_blue"));
    }

    @Test
    void what_is_recorded_after_the_handover_is_written_to_both_slots() {
        replay("\"hcp-profile\"", "");
        String hcp = new Portal(port).register();
        ReadModels.awaitCaughtUp(jdbc, log);
        assertThat(count("read_model_green.hcp_profile where hcp_id = '" + hcp + "'"))
                .isEqualTo(1);
        assertThat(count("read_model_blue.hcp_profile where hcp_id = '" + hcp + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_comparison_names_the_rows_that_differ_and_the_events_that_made_them() {
        String live = slotOf("hcp-profile", "live");
        List<String> hcps = jdbc.sql("select hcp_id from read_model.hcp_profile order by hcp_id limit 3")
                .query(String.class)
                .list();
        jdbc.sql("update " + live + ".hcp_profile set specialty = 'none' where hcp_id = '" + hcps.get(0) + "'")
                .update();
        jdbc.sql("delete from " + live + ".hcp_profile where hcp_id = '" + hcps.get(1) + "'")
                .update();
        jdbc.sql("update " + live + ".hcp_profile set hcp_id = 'stranger' where hcp_id = '" + hcps.get(2) + "'")
                .update();
        JsonNode table = replay("\"hcp-profile\"", "\"compare\": true")
                .path("comparison")
                .path(0)
                .path("tables")
                .path(0);
        assertThat(table.path("changed").asLong()).isEqualTo(1);
        assertThat(table.path("missing").asLong()).isEqualTo(2);
        assertThat(table.path("extra").asLong()).isEqualTo(1);
        assertThat(table.path("columns").toString()).isEqualTo("{\"specialty\":1}");
        JsonNode changed = table.path("samples").path(0);
        assertThat(changed.path("key").path("hcp_id").asString()).isEqualTo(hcps.get(0));
        assertThat(changed.path("live").toString()).isEqualTo("{\"specialty\":\"none\"}");
        assertThat(changed.path("madeBy").path("last").path(0).path("event").asString())
                .isEqualTo("hcp.registered");
        switchOver("hcp-profile");
        assertThat(jdbc.sql("select specialty from read_model.hcp_profile where hcp_id = '" + hcps.get(0) + "'")
                        .query(String.class)
                        .single())
                .isNotEqualTo("none");
    }

    @Test
    void a_switch_shows_the_rebuilt_rows_and_a_rollback_those_from_before_and_both_are_in_the_log() {
        String before = slotOf("hcp-consent", "live");
        replay("\"hcp-consent\"", "");
        switchOver("hcp-consent");
        assertThat(slotOf("hcp-consent", "live")).isNotEqualTo(before);
        Answer rollback = operator.post("/api/v1/projections/hcp-consent/rollback", REASON);
        assertThat(rollback.status()).isEqualTo(200);
        assertThat(slotOf("hcp-consent", "live")).isEqualTo(before);
        assertThat(jdbc.sql("""
                        select name || ' ' || (payload::jsonb ->> 'reason') || ' ' || (metadata::jsonb ->> 'actor')
                        from event_log.event where stream = 'projection:hcp-consent' order by sequence
                        """).query(String.class).list())
                .containsExactly(
                        "replay.projection-switched the specialty was wrong operator",
                        "replay.projection-rolled-back the specialty was wrong operator");
        assertThat(operator.post("/api/v1/projections/hcp-consent/rollback", REASON)
                        .problem())
                .isEqualTo("nothing-to-roll-back-to");
        switchOver("hcp-consent");
        assertThat(slotOf("hcp-consent", "live")).isNotEqualTo(before);
    }

    @Test
    void the_past_is_built_in_a_schema_of_its_own_with_what_was_known_then() {
        long position = SAMPLE.events() / 2;
        JsonNode ready = replay(allNames(), "\"to\": \"%d\"".formatted(position));
        String schema = ready.path("schemas").path(0).asString();
        assertThat(count(schema + ".hcp_profile"))
                .as("all who were registered by then, but who was erased since")
                .isEqualTo(count("event_log.event where name = 'hcp.registered' and position <= " + position) - 1)
                .isPositive();
        assertThat(count(schema + ".hcp_timeline where position > " + position)).isZero();
        assertThat(count(schema + ".content_activity")).isPositive();
        assertThat(count(schema + ".saved_item")).isPositive();
        assertThat(count(schema + ".content_catalogue")).isPositive();
        long id = ready.path("id").asLong();
        assertThat(operator.send("DELETE", "/api/v1/replays/" + id, "").status())
                .isEqualTo(202);
        awaitStatus(id, "given-up");
        assertThat(count("pg_namespace where nspname = '" + schema + "'")).isZero();
    }

    private JsonNode replay(String names, String more) {
        Answer accepted = operator.post(
                "/api/v1/replays", "{\"projections\": [" + names + "]" + (more.isEmpty() ? "" : ", " + more) + "}");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return awaitStatus(accepted.json().path("id").asLong(), "ready");
    }

    private JsonNode awaitStatus(long id, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> operator.get("/api/v1/replays/" + id).json(),
                        replay -> replay.path("status").asString().equals(status));
    }

    private void switchOver(String projection) {
        Answer answer = operator.post("/api/v1/projections/" + projection + "/switch", REASON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String slotOf(String projection, String side) {
        return operator.get("/api/v1/projections/" + projection)
                .json()
                .path(side)
                .path("schema")
                .asString();
    }

    private static String allNames() {
        return Projections.all().stream()
                .map(Projection::name)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** Rows as text, by table, without the name of the slot that is in each. */
    private SortedMap<String, List<String>> dump(String schema) {
        Map<String, List<String>> rows = Projections.all().stream()
                .flatMap(projection -> projection.tables().stream())
                .collect(Collectors.toMap(
                        table -> table.name(),
                        table -> jdbc.sql("select row(%s)::text from %s.%s order by 1"
                                        .formatted(String.join(", ", table.columnNames()), schema, table.name()))
                                .query(String.class)
                                .list()));
        return new TreeMap<>(rows);
    }
}
