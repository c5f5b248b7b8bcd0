package io.rapport.query.sampling;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingRejection.UnknownSampleRequest;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.Moments;
import io.rapport.query.web.Moments.Tables;
import io.rapport.query.web.ReadBarrier;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
class SampleRequestQueryController {

    private static final String PROJECTION = "sample-request";
    private static final TypeReference<List<Lot>> LOTS = new TypeReference<>() {};

    record Lot(String lot, int quantity) {}

    record SampleRequest(
            String id,
            String hcpId,
            String phase,
            String product,
            String strength,
            int quantity,
            @Nullable String signature,
            @Nullable String address,
            @Nullable String licence,
            String authority,
            @Nullable String denialReason,
            List<Lot> lots,
            Instant signedAt,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            Instant changedAt) {}

    record SampleRequests(List<SampleRequest> items) {}

    private final JdbcClient jdbc;
    private final KnownHcps hcps;
    private final PersonalDataVault vault;
    private final ReadBarrier barrier;
    private final JsonMapper json;
    private final Moments moments;

    SampleRequestQueryController(
            JdbcClient jdbc,
            KnownHcps hcps,
            PersonalDataVault vault,
            ReadBarrier barrier,
            JsonMapper json,
            Moments moments) {
        this.jdbc = jdbc;
        this.hcps = hcps;
        this.vault = vault;
        this.barrier = barrier;
        this.json = json;
        this.moments = moments;
    }

    /**
     * @param asOf as the requests stood then; now if absent
     * @param knownAt only what was recorded by then counts; now if absent
     */
    @GetMapping("/api/v1/hcps/{id}/sample-requests")
    SampleRequests ofHcp(
            @PathVariable HcpId id,
            @RequestParam(name = "as-of", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant asOf,
            @RequestParam(name = "known-at", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    Instant knownAt,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, PROJECTION);
        hcps.require(id);
        Tables at = moments.at(id, asOf, knownAt, "sample_request");
        return new SampleRequests(jdbc.sql("select * from " + at.table("sample_request")
                        + " where hcp_id = :hcp order by signed_at desc, request_id")
                .params(at.parameters())
                .param("hcp", id.value())
                .query((row, index) -> request(row))
                .list());
    }

    @GetMapping("/api/v1/sample-requests/{id}")
    SampleRequest find(
            @PathVariable SampleRequestId id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION);
        return jdbc.sql("select * from read_model.sample_request where request_id = :id")
                .param("id", id.value())
                .query((row, index) -> request(row))
                .optional()
                .orElseThrow(UnknownSampleRequest::new);
    }

    private SampleRequest request(ResultSet row) throws SQLException {
        HcpId hcp = new HcpId(row.getString("hcp_id"));
        return new SampleRequest(
                row.getString("request_id"),
                hcp.value(),
                row.getString("phase"),
                row.getString("product"),
                row.getString("strength"),
                row.getInt("quantity"),
                reveal(hcp, row.getString("signature")),
                reveal(hcp, row.getString("address")),
                reveal(hcp, row.getString("licence")),
                row.getString("authority"),
                row.getString("denial_reason"),
                json.readValue(row.getString("lots"), LOTS),
                Rows.instant(row, "signed_at"),
                Rows.instantOrNull(row, "shipped_at"),
                Rows.instantOrNull(row, "received_at"),
                Rows.instant(row, "changed_at"));
    }

    private @Nullable String reveal(HcpId hcp, String ciphertext) {
        return vault.reveal(hcp, new ProtectedText(ciphertext)).orElse(null);
    }
}
