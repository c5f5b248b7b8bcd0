package io.rapport.infra.propagation;

import io.rapport.domain.shared.HcpId;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was erased, each with the position of the event by which, the last one if there are several. */
public final class ErasedHcps {

    /** @param position of the event by which the HCP was erased */
    public record Erased(HcpId hcpId, long position) {}

    private final JdbcClient jdbc;

    public ErasedHcps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(HcpId hcp, long position) {
        jdbc.sql("""
                insert into privacy.erased_hcp (hcp_id, position) values (:hcp, :position)
                on conflict (hcp_id) do update set position = greatest(erased_hcp.position, excluded.position)
                """).param("hcp", hcp.value()).param("position", position).update();
    }

    public OptionalLong position(HcpId hcp) {
        return jdbc
                .sql("select position from privacy.erased_hcp where hcp_id = :hcp")
                .param("hcp", hcp.value())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Those whose erasure is not yet known to be complete. */
    public List<Erased> incomplete() {
        return jdbc.sql("select hcp_id, position from privacy.erased_hcp where not completed order by position")
                .query((row, index) -> new Erased(new HcpId(row.getString("hcp_id")), row.getLong("position")))
                .list();
    }

    public void complete(HcpId hcp) {
        jdbc.sql("update privacy.erased_hcp set completed = true where hcp_id = :hcp")
                .param("hcp", hcp.value())
                .update();
    }
}
