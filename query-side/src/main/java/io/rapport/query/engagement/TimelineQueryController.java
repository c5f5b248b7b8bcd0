package io.rapport.query.engagement;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.engagement.Timeline.Entry;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
class TimelineQueryController {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PERSONAL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final PersonalDataVault vault;
    private final ReadBarrier barrier;
    private final JsonMapper json;

    TimelineQueryController(
            JdbcClient jdbc, KnownHcps hcps, PersonalDataVault vault, ReadBarrier barrier, JsonMapper json) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.vault = vault;
        this.barrier = barrier;
        this.json = json;
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
        List<Entry> entries = jdbc.sql("""
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
                .query((row, index) -> entry(id, row))
                .list();
        boolean more = entries.size() > size;
        List<Entry> page = more ? entries.subList(0, size) : entries;
        return new Timeline(page, more ? cursorOf(page.getLast()).text() : null);
    }

    private static TimelineCursor cursorOf(Entry entry) {
        return new TimelineCursor(entry.occurredAt(), entry.position());
    }

    private Entry entry(HcpId hcp, ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event"),
                row.getString("feature"),
                Rows.instant(row, "occurred_at"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("simulated"),
                row.getString("channel"),
                row.getString("actor"),
                row.getString("content_id"),
                row.getString("session_id"),
                json.readValue(row.getString("details"), DETAILS),
                revealed(hcp, json.readValue(row.getString("protected_details"), PERSONAL)));
    }

    private Map<String, String> revealed(HcpId hcp, Map<String, String> ciphertexts) {
        Map<String, String> clear = new LinkedHashMap<>();
        ciphertexts.forEach((name, ciphertext) ->
                vault.reveal(hcp, new ProtectedText(ciphertext)).ifPresent(text -> clear.put(name, text)));
        return clear;
    }
}
