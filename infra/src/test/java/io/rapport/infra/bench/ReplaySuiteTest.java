package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** That each of its figures is measured to the end, however little of it; nothing is asserted about time. */
@RapportTest
@TestPropertySource(properties = "spring.application.name=replay-suite-test")
@DirtiesContext
class ReplaySuiteTest {

    private static final int EVENTS = 2_000;
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

    @Autowired
    private EventStore log;

    @Test
    void every_figure_is_measured() throws Exception {
        try (OpenResources resources = new OpenResources();
                HttpClient http = HttpClient.newHttpClient()) {
            ApiClient api = new ApiClient(
                    http,
                    port,
                    Stream.of(Role.PORTAL, Role.REVIEWER, Role.OPERATOR)
                            .collect(Collectors.toMap(Function.identity(), ReplaySuiteTest::token)));
            prepare(new PortalClient(api));
            ReplayedApplication application = new ReplayedApplication(
                    api, jdbc, EVENTS, HCPS, new Stopwatch(List.of()), new LiveHeap(ProcessHandle.current()));

            List<Measurement> measurements = ReplaySuite.measure(
                    new BenchRun(1, 0.001, new Progress(new PrintWriter(said)), resources), application);

            assertThat(measurements)
                    .extracting(measurement -> measurement.metric().name())
                    .containsExactly("command p99", "read p99", "events", "CPU", "heap", "median", "worst");
            assertThat(measurements)
                    .filteredOn(measurement -> !measurement.metric().equals(Metric.CPU))
                    .allSatisfy(measurement -> assertThat(measurement.ratio()).isPositive());
            assertThat(said.toString()).contains("events/s were replayed");
            assertThat(api.get(Role.OPERATOR, "/replays")).doesNotContain("\"status\":\"filling\"");
        }
    }

    private void prepare(PortalClient portal) throws Exception {
        CALLERS.count(HCPS, hcp -> portal.register(Audience.hcp(hcp)));
        CALLERS.count(Audience.CONTENTS, content -> portal.publish(Audience.content(content)));
        long head = jdbc.sql("select max(position) from event_log.event")
                .query(Long.class)
                .single();
        LogTable.append(database, new GeneratedLog(1, "past-")::next, head + 1, EVENTS);
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    private static String token(Role role) {
        return TestServers.tokens().issue(role, null, Instant.now());
    }
}
