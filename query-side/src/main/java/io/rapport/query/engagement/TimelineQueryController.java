package io.rapport.query.engagement;

import io.rapport.domain.shared.HcpId;
import io.rapport.query.engagement.Timeline.Entry;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineQueryController {

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final TimelineEntries entries;
    private final ReadBarrier barrier;

    TimelineQueryController(JdbcClient jdbc, KnownHcps hcps, TimelineEntries entries, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.entries = entries;
        this.barrier = barrier;
    }

    @GetMapping("/api/v1/hcps/{id}/timeline")
    Timeline find(
            @PathVariable HcpId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        int size = Limits.of(limit);
        TimelineCursor after = TimelineCursor.of(cursor);
        barrier.await(minPosition, KnownHcps.PROJECTION, "hcp-timeline");
        hcps.require(id);
        List<Entry> found = jdbc.sql("""
                select *
                from read_model.hcp_timeline
                where hcp_id = :hcp and (occurred_at, position) < (:occurredAt, :position)
                order by occurred_at desc, position desc
                limit :limit
                """)
                .param("hcp", id.value())
                .param("occurredAt", Timestamp.from(after.occurredAt()))
                .param("position", after.position())
                .param("limit", size + 1)
                .query((row, index) -> entries.entry(id, row))
                .list();
        boolean more = found.size() > size;
        List<Entry> page = more ? found.subList(0, size) : found;
        return new Timeline(page, more ? cursorOf(page.getLast()).text() : null);
    }

    private static TimelineCursor cursorOf(Entry entry) {
        return new TimelineCursor(entry.occurredAt(), entry.position());
    }
}
