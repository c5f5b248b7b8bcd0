package io.rapport.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.RapportApplication;
import io.rapport.infra.postgres.RestartableDatabase.Stop;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.SlowBuilding;
import io.rapport.infra.testing.TestServers;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes away under the load of portals, and comes back. */
@Timeout(180)
class PostgresRestartTest {

    /** The promise is 5 s; a machine that runs other tests too is given more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PORTALS = 4;

    private static final Logger log = LoggerFactory.getLogger(PostgresRestartTest.class);

    @TempDir
    private static Path folder;

    private static RestartableDatabase database;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        database = RestartableDatabase.start(folder);
        application = new SpringApplicationBuilder(RapportApplication.class)
                .initializers(context -> TestServers.configure(context, database.jdbcUrl()))
                .run("--server.port=0");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void commands_are_answered_truly_and_service_resumes_by_itself(Stop how) throws Exception {
        List<PersistentPortal> portals = IntStream.range(0, PORTALS)
                .mapToObj(i -> PersistentPortal.start(api(), "hcp-" + how + "-" + i))
                .toList();
        try {
            await(portals, portal -> portal.acknowledged().size() >= 10);
            database.stop(how);
            await(portals, portal -> !portal.problems().isEmpty());

            database.startAgain();

            long back = System.nanoTime();
            await(portals, portal -> portal.readOwnWriteSince(back));
            log.atInfo().addKeyValue("after", since(back)).log("portals write, and read what they wrote");
            ReadModels.awaitCaughtUp(application.getBean(JdbcClient.class), application.getBean(EventStore.class));
            log.atInfo().addKeyValue("after", since(back)).log("every read model has caught up");
        } finally {
            portals.forEach(PersistentPortal::stop);
        }
        assertThat(portals).allSatisfy(PostgresRestartTest::assertTrue);
        assertThat(positions())
                .isEqualTo(LongStream.rangeClosed(1, positions().size()).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void a_replay_that_is_under_way_goes_on_by_itself(Stop how) throws Exception {
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        EventStore log = application.getBean(EventStore.class);
        new Portal(port()).register();
        ReadModels.awaitCaughtUp(jdbc, log);
        SlowBuilding.begin(jdbc, Duration.ofSeconds(1));
        String replay = "/api/v1/replays/"
                + operator()
                        .post(
                                "/api/v1/replays",
                                "{\"projections\": [\"hcp-profile\", \"activity\"], \"replace\": true}")
                        .json()
                        .path("id")
                        .asLong();
        awaitStatus(replay, "filling");
        database.stop(how);
        database.startAgain();
        // The first connections that the pool gives may still be those of before.
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> SlowBuilding.end(jdbc));
        awaitStatus(replay, "ready");
        SortedMap<String, List<String>> folded = ReadModels.rebuild(log);
        for (Projection projection : Projections.all()) {
            if (projection.name().matches("hcp-profile|activity")) {
                ReadModels.dump(jdbc, projection, "read_model_green")
                        .forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(folded.get(table)));
            }
        }
    }

    private static void awaitStatus(String replay, String status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> operator().get(replay),
                        answer -> answer.status() == 200
                                && answer.json().path("status").asString().equals(status));
    }

    private static Api operator() {
        return Api.as(Role.OPERATOR, port());
    }

    private static int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Test
    void a_request_that_finds_no_connection_is_refused_and_does_not_wait_for_ever() throws Exception {
        try (TakenConnections _ = TakenConnections.allOf(pool("dataSource"))) {
            Answer answer = api().get("/api/v1/hcps/hcp-that-nobody-knows");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("temporarily-unavailable");
        }
        assertThat(api().get("/api/v1/hcps/hcp-that-nobody-knows").status()).isEqualTo(404);
    }

    @Test
    void a_command_that_finds_no_connection_for_a_data_key_is_refused_and_does_not_wait_for_ever() throws Exception {
        try (TakenConnections _ = TakenConnections.allOf(pool("dataKeyPool"))) {
            Answer answer = api().post("/api/v1/hcps", Portal.registration("hcp-without-key"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("temporarily-unavailable");
        }
        assertThat(api().post("/api/v1/hcps", Portal.registration("hcp-without-key"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_data_key_is_made_while_reads_hold_every_connection_of_theirs() throws Exception {
        try (TakenConnections _ = TakenConnections.allOf(pool("dataSource"))) {
            assertThat(api().post("/api/v1/hcps", Portal.registration("hcp-beside-reads"))
                            .status())
                    .isEqualTo(201);
        }
    }

    private static HikariDataSource pool(String name) {
        return application.getBean(name, HikariDataSource.class);
    }

    private static Api api() {
        return Api.as(Role.PORTAL, port());
    }

    private static void await(List<PersistentPortal> portals, Predicate<PersistentPortal> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .failFast(() -> portals.forEach(PersistentPortal::requireSound))
                .until(() -> portals.stream().allMatch(condition));
    }

    private static void assertTrue(PersistentPortal portal) {
        portal.requireSound();
        assertThat(portal.problems()).isSubsetOf("temporarily-unavailable", "outcome-unknown", "read-model-behind");
        portal.acknowledged()
                .forEach((hcp, position) -> assertThat(registrations(hcp)).containsExactly(position));
    }

    private static List<Long> registrations(String hcp) {
        return application
                .getBean(JdbcClient.class)
                .sql("select position from event_log.event where stream = :stream and name = 'hcp.registered'")
                .param("stream", "hcp:" + hcp)
                .query(Long.class)
                .list();
    }

    private static List<Long> positions() {
        return application
                .getBean(JdbcClient.class)
                .sql("select position from event_log.event order by position")
                .query(Long.class)
                .list();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
