package io.rapport.query.erasure;

import io.rapport.domain.erasure.ErasureRejection.UnknownErasure;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.erasure.Erasures.Erasure;
import io.rapport.query.hcp.KnownHcps;
import io.rapport.query.web.ReadBarrier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ErasureQueryController {

    private static final String PROJECTION = "hcp-erasure";

    private final Erasures erasures;
    private final ReadBarrier barrier;

    ErasureQueryController(Erasures erasures, ReadBarrier barrier) {
        this.erasures = erasures;
        this.barrier = barrier;
    }

    @GetMapping("/api/v1/hcps/{id}/erasure")
    Erasure find(
            @PathVariable HcpId id, @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, KnownHcps.PROJECTION, PROJECTION);
        return erasures.find(id).orElseThrow(UnknownErasure::new);
    }
}
