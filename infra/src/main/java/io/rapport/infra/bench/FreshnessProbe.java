package io.rapport.infra.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Does one thing at a time and watches by SQL until it is to be seen. */
final class FreshnessProbe {

    private static final String HCP = "probe";
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double NANOS_PER_MILLI = 1e6;

    /** What the profile says of an HCP's actions is the sum of these counts. */
    private static final String SEEN = """
            select exists (select from read_model.hcp_timeline where hcp_id = '%1$s' and position = ?)
               and (select coalesce(sum(count), 0) from read_model.hcp_activity where hcp_id = '%1$s') >= ?
            """.formatted(HCP);

    private static final String RAW_SEEN = "select exists (select from bench.probe where id = ?)";

    private final PortalClient portal;
    private final PreparedStatement seen;
    private final PreparedStatement rawInsert;
    private final PreparedStatement rawSeen;
    private long actions;
    private long rows;

    private FreshnessProbe(
            PortalClient portal, PreparedStatement seen, PreparedStatement rawInsert, PreparedStatement rawSeen) {
        this.portal = portal;
        this.seen = seen;
        this.rawInsert = rawInsert;
        this.rawSeen = rawSeen;
    }

    static FreshnessProbe start(BenchRun run, BenchApplication application, PortalClient portal)
            throws IOException, InterruptedException, SQLException {
        portal.register(HCP);
        Connection writer = run.resources().add(DriverManager.getConnection(application.jdbcUrl()));
        Connection reader = run.resources().add(DriverManager.getConnection(application.jdbcUrl()));
        try (Statement statement = writer.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create table bench.probe (id bigint primary key)");
        }
        return new FreshnessProbe(
                portal,
                reader.prepareStatement(SEEN),
                writer.prepareStatement("insert into bench.probe (id) values (?)"),
                reader.prepareStatement(RAW_SEEN));
    }

    /** From the acknowledgement of an action until it is in the profile and in the timeline, in milliseconds. */
    double action() throws IOException, InterruptedException, SQLException {
        actions++;
        String answer = portal.act(HCP, ActionBatch.json("probe-" + actions, actions, 1));
        long acknowledged = System.nanoTime();
        seen.setLong(1, JsonMapper.shared().readTree(answer).get("position").asLong());
        seen.setLong(2, actions);
        return await(seen, acknowledged);
    }

    /** From before an insert until its row is seen, in milliseconds. */
    double row() throws InterruptedException, SQLException {
        rows++;
        long start = System.nanoTime();
        rawInsert.setLong(1, rows);
        rawInsert.executeUpdate();
        rawSeen.setLong(1, rows);
        return await(rawSeen, start);
    }

    private static double await(PreparedStatement seen, long since) throws InterruptedException, SQLException {
        while (!isTrue(seen)) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("not to be seen after " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return (System.nanoTime() - since) / NANOS_PER_MILLI;
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
