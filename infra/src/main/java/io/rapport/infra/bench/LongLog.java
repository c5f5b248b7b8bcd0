package io.rapport.infra.bench;

import java.io.IOException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The past of an application: events of HCPs other than those that the load is about, seen by its projections. */
final class LongLog {

    static final long SEED = 1;
    static final String PREFIX = "past-";

    private static final int STEP = 100_000;

    private LongLog() {}

    /** Makes the log so long. Nothing else may be appended meanwhile. */
    static void fill(BenchRun run, BenchApplication application, int events) throws IOException, InterruptedException {
        fill(run, application, events, new GeneratedLog(SEED, PREFIX));
    }

    /** Makes the log so long by the events of another one. Nothing else may be appended meanwhile. */
    static void fill(BenchRun run, BenchApplication application, int events, GeneratedLog log)
            throws IOException, InterruptedException {
        DataSource database = new DriverManagerDataSource(application.jdbcUrl());
        ProjectionProgress progress = ProjectionProgress.of(run, application);
        for (long head = progress.head(); head < events; head = progress.head()) {
            long next = Math.min(head + STEP, events);
            LogTable.append(database, log::next, head + 1, next);
            progress.await(next, application.process()::requireNotFailed);
            run.progress().say(String.format(Locale.ROOT, "%,d of %,d events", next, events));
        }
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute("vacuum analyze");
        jdbc.execute("checkpoint");
    }
}
