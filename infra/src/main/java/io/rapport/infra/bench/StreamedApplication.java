package io.rapport.infra.bench;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An application whose outbox is relayed to a broker, seen from outside.
 *
 * @param brokers where its broker is found
 * @param stopwatch of the application with its broker, and of its database
 * @param restart stops it, and begins to start it anew on the same data
 */
record StreamedApplication(ApiClient api, DataSource database, String brokers, Stopwatch stopwatch, Restart restart) {

    /** Tells when the application that was begun anew is ready. */
    interface Restart {
        Ready begin() throws Exception;
    }

    /** Waits until an application is ready. */
    interface Ready {
        StreamedApplication await() throws Exception;
    }

    static StreamedApplication of(BenchRun run, BenchApplication application) {
        return new StreamedApplication(
                ApiClient.of(run, application),
                new DriverManagerDataSource(application.jdbcUrl()),
                application.brokers(),
                application.stopwatch(),
                () -> {
                    BenchApplication.Starting starting = application.restart(run);
                    return () -> of(run, starting.await(run));
                });
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    PortalClient portal() {
        return new PortalClient(api);
    }

    ProjectionProgress progress() {
        return new ProjectionProgress(jdbc());
    }
}
