package io.rapport.query.figure;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.web.Limits;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sums over hours, days and weeks, in UTC. They follow what is recorded within a second or two, and nobody is named in them. */
@RestController
class FigureQueryController {

    private static final List<String> NAMES = List.of(
            "actions",
            "active-hcps",
            "sessions",
            "session-actions",
            "session-seconds",
            "single-action-sessions",
            "funnel",
            "trending");

    private static final List<String> DIMENSIONS =
            List.of("channel", "action", "content_id", "content_type", "product", "specialty", "country", "step");

    /**
     * @param from the beginning of the window
     * @param of codes by dimension, of which a figure has some
     */
    record Value(Instant from, Map<String, String> of, long value) {}

    private record Row(Value value, long total) {}

    /** @param total the sum over all that was asked for, whether or not it is among the items */
    record Figure(String name, long total, List<Value> items) {}

    private final JdbcClient jdbc;

    FigureQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from windows that begin then or later
     * @param to windows that begin earlier
     * @param limit how many are told, those of the newest windows and therein the highest ones first
     */
    @GetMapping("/api/v1/figures/{name}")
    Figure find(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(name = "content-id", required = false) @Nullable String contentId,
            @RequestParam(required = false) @Nullable String specialty,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (!NAMES.contains(name)) {
            throw InvalidValue.of("name", "one of " + String.join(", ", NAMES));
        }
        StatementSpec statement = jdbc.sql("""
                select window_start, channel, action, content_id, content_type, product, specialty, country, step, value,
                       sum(value) over ()::bigint as total
                from streams.figure
                where figure = :name
                  and window_start >= coalesce(:from::timestamptz, '-infinity')
                  and window_start < coalesce(:to::timestamptz, 'infinity')
                  and channel = coalesce(:channel, channel)
                  and content_id = coalesce(:contentId, content_id)
                  and specialty = coalesce(:specialty, specialty)
                order by window_start desc, value desc, channel, action, content_id, content_type, product, specialty, country,
                         step
                limit :limit
                """)
                .param("name", name)
                .param("from", from == null ? null : from.toString())
                .param("to", to == null ? null : to.toString())
                .param("channel", channel)
                .param("contentId", contentId)
                .param("specialty", specialty)
                .param("limit", Limits.of(limit));
        List<Row> rows = statement
                .query((row, index) -> new Row(
                        new Value(Rows.instant(row, "window_start"), dimensions(row), row.getLong("value")),
                        row.getLong("total")))
                .list();
        return new Figure(
                name,
                rows.isEmpty() ? 0 : rows.getFirst().total(),
                rows.stream().map(Row::value).toList());
    }

    private static Map<String, String> dimensions(ResultSet row) throws SQLException {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (String column : DIMENSIONS) {
            String code = row.getString(column);
            if (!code.isEmpty()) {
                dimensions.put(column.replace('_', '-'), code);
            }
        }
        return dimensions;
    }
}
