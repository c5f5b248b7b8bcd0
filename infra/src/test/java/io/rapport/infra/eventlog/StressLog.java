package io.rapport.infra.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log as it is in the end.
 *
 * @param positions of all events
 * @param events position and id of each, as readers tell of them
 * @param lastPositions of each attempt that is in the log
 * @param brokenStreams streams whose sequences do not run from 0 in the order of positions
 * @param tornAttempts attempts of which there is not all, or not in one piece
 * @param wrongKeys idempotency keys whose record is not that of the attempt that took them
 */
record StressLog(
        List<Long> positions,
        List<String> events,
        Map<String, Long> lastPositions,
        List<String> brokenStreams,
        List<String> tornAttempts,
        List<String> wrongKeys) {

    private record Attempt(String id, long first, long last, int count, int size) {
        boolean isTorn() {
            return count != size || last - first + 1 != size;
        }
    }

    static StressLog read(JdbcClient jdbc) {
        List<Long> positions = new ArrayList<>();
        List<String> events = new ArrayList<>();
        jdbc.sql("select position, event_id from event_log.event order by position")
                .query(row -> {
                    positions.add(row.getLong("position"));
                    events.add(row.getLong("position") + " " + row.getString("event_id"));
                });
        List<Attempt> attempts = jdbc.sql("""
                select metadata ->> 'attempt' as id, min(position) as first, max(position) as last, count(*) as count,
                       min((metadata ->> 'of')::int) as size
                from event_log.event group by 1
                """).query(Attempt.class).list();
        Map<String, Long> lastPositions = new LinkedHashMap<>();
        attempts.forEach(attempt -> lastPositions.put(attempt.id(), attempt.last()));
        return new StressLog(
                positions,
                events,
                lastPositions,
                brokenStreams(jdbc),
                attempts.stream().filter(Attempt::isTorn).map(Attempt::id).toList(),
                wrongKeys(jdbc));
    }

    long head() {
        return positions.isEmpty() ? 0 : positions.getLast();
    }

    /**
     * The first event that a reader saw otherwise than it is in the log, or empty.
     *
     * @param toTheEnd whether it must have seen all of it
     */
    Optional<String> difference(List<String> seen, boolean toTheEnd) {
        for (int i = 0; i < Math.max(seen.size(), toTheEnd ? events.size() : 0); i++) {
            String expected = i < events.size() ? events.get(i) : "nothing";
            String actual = i < seen.size() ? seen.get(i) : "nothing";
            if (!actual.equals(expected)) {
                return Optional.of("saw " + actual + " instead of " + expected);
            }
        }
        return Optional.empty();
    }

    private static List<String> brokenStreams(JdbcClient jdbc) {
        return jdbc.sql("""
                select distinct stream
                from (select stream, sequence, row_number() over (partition by stream order by position) as place
                      from event_log.event) e
                where sequence <> place - 1
                """).query(String.class).list();
    }

    private static List<String> wrongKeys(JdbcClient jdbc) {
        return jdbc.sql("""
                select coalesce(recorded.key, taken.key)
                from command_side.idempotency recorded
                full join (select metadata ->> 'key' as key, metadata ->> 'attempt' as attempt, max(position) as position
                           from event_log.event where metadata ->> 'key' is not null group by 1, 2) taken
                    on taken.key = recorded.key and taken.position = recorded.position
                where recorded.key is null or taken.key is null
                """).query(String.class).list();
    }
}
