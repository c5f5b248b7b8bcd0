package io.rapport.query.engagement;

import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SavedItemQueryController {

    /** @param title the title of the published version; absent while none is published */
    record SavedItem(String contentId, @Nullable String title, String channel, Instant savedAt) {}

    record SavedItems(List<SavedItem> items) {}

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final ReadBarrier barrier;

    SavedItemQueryController(JdbcClient jdbc, KnownHcps hcps, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.barrier = barrier;
    }

    @GetMapping("/api/v1/hcps/{id}/saved-items")
    SavedItems find(
            @PathVariable HcpId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, "saved-item", "content-version");
        hcps.require(id);
        return new SavedItems(jdbc.sql("""
                select s.content_id, c.title, s.channel, s.saved_at
                from read_model.saved_item s
                left join read_model.content_catalogue c using (content_id)
                where s.hcp_id = :hcp
                order by s.saved_at desc, s.content_id
                """)
                .param("hcp", id.value())
                .query((row, index) -> new SavedItem(
                        row.getString("content_id"),
                        row.getString("title"),
                        row.getString("channel"),
                        Rows.instant(row, "saved_at")))
                .list());
    }
}
