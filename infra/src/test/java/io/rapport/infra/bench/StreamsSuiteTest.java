package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestBroker;
import io.rapport.infra.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** That each of its figures is measured to the end, however little of it; nothing is asserted about time. */
@RapportTest
@TestPropertySource(properties = {"rapport.streams.enabled=true", "rapport.streams.slot=" + StreamsSuiteTest.SLOT})
@DirtiesContext
class StreamsSuiteTest {

    static final String SLOT = "outbox_streams_suite";

    private static final int HCPS = 20;
    private static final ClosedLoop CALLERS =
            new ClosedLoop(8, Thread.ofVirtual().factory());

    private final StringWriter said = new StringWriter();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("rapport.streams.figures.state-folder", () -> folder);
        registry.add("rapport.kafka.bootstrap-servers", TestBroker::bootstrapServers);
    }

    @Test
    void every_figure_is_measured() throws Exception {
        try (OpenResources resources = new OpenResources();
                HttpClient http = HttpClient.newHttpClient()) {
            ApiClient api = new ApiClient(
                    http,
                    port,
                    Stream.of(Role.PORTAL, Role.REVIEWER)
                            .collect(Collectors.toMap(Function.identity(), StreamsSuiteTest::token)));
            PortalClient portal = new PortalClient(api);
            CALLERS.count(HCPS, hcp -> portal.register(Audience.hcp(hcp)));
            CALLERS.count(Audience.CONTENTS, content -> portal.publish(Audience.content(content)));
            Sharing.grant(portal, HCPS);

            List<Measurement> measurements = StreamsSuite.measure(
                    new BenchRun(1, 0.001, new Progress(new PrintWriter(said)), resources), application(api), HCPS);

            assertThat(measurements)
                    .extracting(measurement ->
                            measurement.scenario() + " " + measurement.metric().name())
                    .containsExactly(
                            "crm p50",
                            "crm p99",
                            "kpi p50",
                            "kpi p99",
                            "sustained rate",
                            "sustained lag",
                            "sustained CPU",
                            "full load rate",
                            "backlog seconds",
                            "backlog messages");
            assertThat(measurements)
                    .filteredOn(measurement -> !measurement.metric().equals(Metric.CPU))
                    .allSatisfy(measurement -> assertThat(measurement.value()).isNotNegative());
        }
    }

    /** A process cannot be started anew here, but the relay begins anew as it loses its session. */
    private StreamedApplication application(ApiClient api) {
        return new StreamedApplication(
                api, database, TestBroker.bootstrapServers(), new Stopwatch(List.of()), () -> restart(api));
    }

    private StreamedApplication.Ready restart(ApiClient api) {
        jdbc.sql("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = :slot")
                .param("slot", SLOT)
                .query()
                .listOfRows();
        return () -> application(api);
    }

    private static String token(Role role) {
        return TestServers.tokens().issue(role, null, Instant.now());
    }
}
