package io.rapport.infra.erasure;

import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.ReadBarrier;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests of an HCP that nothing has been shipped for yet. */
final class OpenSampleRequests {

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    OpenSampleRequests(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /**
     * @param position of the log, up to which all requests are known
     * @throws io.rapport.query.web.StaleRead if the read model does not get there in time
     */
    List<SampleRequestId> of(HcpId hcp, long position) {
        barrier.await(position, "sample-request");
        return jdbc.sql("""
                select request_id from read_model.sample_request
                where hcp_id = :hcp and phase in ('requested', 'checked', 'check-failed', 'approved')
                order by request_id
                """)
                .param("hcp", hcp.value())
                .query((row, index) -> new SampleRequestId(row.getString("request_id")))
                .list();
    }
}
