package io.rapport.infra.bench;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An application with a log that is worth replaying, seen from outside.
 *
 * @param events how many the log holds, or a few more
 * @param hcps how many of its HCPs are acted for and looked at
 * @param stopwatch of the application and its database
 */
record ReplayedApplication(ApiClient api, JdbcClient jdbc, int events, int hcps, Stopwatch stopwatch, LiveHeap heap) {

    static ReplayedApplication of(BenchRun run, BenchApplication application, int events) {
        return new ReplayedApplication(
                ApiClient.of(run, application),
                JdbcClient.create(run.resources().add(new SingleConnectionDataSource(application.jdbcUrl(), true))),
                events,
                Audience.HCPS,
                application.stopwatch(),
                new LiveHeap(application.process().handle()));
    }

    AudienceReads reads() {
        return new AudienceReads(api, hcps);
    }

    OperatorClient operator() {
        return new OperatorClient(api);
    }
}
