package io.rapport.infra.hcpstate;

import io.rapport.domain.shared.HcpId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of whom a state may be on the topic. An HCP is in here before its first state is sent, and until brokers have acknowledged
 * that it has ended; so whoever is not in here is not on the topic either.
 */
final class SharedStates {

    /** @param topicId the topic that it was last sent to, by the broker's id for it */
    record Shared(HcpId hcp, String topicId) {}

    private final JdbcClient jdbc;

    SharedStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Shared> all() {
        return jdbc.sql("select hcp_id, topic_id from streams.shared_state order by hcp_id")
                .query((row, number) -> new Shared(new HcpId(row.getString("hcp_id")), row.getString("topic_id")))
                .list();
    }

    /** Those of the HCPs who are in here, each with what {@link #end} asks for. */
    Map<HcpId, String> among(Collection<HcpId> hcps) {
        Map<HcpId, String> writtenAt = new HashMap<>();
        jdbc.sql("select hcp_id, written_at::text as written_at from streams.shared_state where hcp_id = any (:hcps)")
                .param("hcps", values(hcps))
                .query((row, number) -> writtenAt.put(new HcpId(row.getString("hcp_id")), row.getString("written_at")))
                .list();
        return writtenAt;
    }

    /** To be called before states are sent. */
    void begin(Collection<HcpId> hcps, String topicId) {
        jdbc.sql("""
                insert into streams.shared_state (hcp_id, topic_id) select unnest(:hcps::text[]), :topic
                on conflict (hcp_id) do update set topic_id = excluded.topic_id, written_at = excluded.written_at
                """).param("hcps", values(hcps)).param("topic", topicId).update();
    }

    /**
     * To be called when ends were acknowledged.
     *
     * @param ended as {@link #among} had them before it was judged: whatever was begun since then has not ended
     */
    void end(Map<HcpId, String> ended) {
        ended.forEach((hcp, writtenAt) -> jdbc.sql(
                        "delete from streams.shared_state where hcp_id = :hcp and written_at = :writtenAt::timestamptz")
                .param("hcp", hcp.value())
                .param("writtenAt", writtenAt)
                .update());
    }

    private static String[] values(Collection<HcpId> hcps) {
        return hcps.stream().map(HcpId::value).toArray(String[]::new);
    }
}
