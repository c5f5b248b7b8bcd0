package io.rapport.query.erasure;

import io.rapport.domain.erasure.ErasureRejection.ErasureNotComplete;
import io.rapport.domain.erasure.ErasureRejection.UnknownErasure;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.erasure.Erasures.Erasure;
import io.rapport.query.erasure.Erasures.Kept;
import io.rapport.query.erasure.Erasures.Step;
import io.rapport.query.propagation.Propagation.Confirmation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What proves that an HCP was forgotten, and that nothing else was changed: the second checkpoint extends the first, which a
 * consistency proof between their sizes shows.
 */
@RestController
class ErasureCertificateController {

    /**
     * @param destroyed the classes of which the keys were destroyed
     * @param erasedPosition of the event by which the HCP was erased
     * @param completedPosition of the event by which it is known that everybody has forgotten
     * @param checkpointBefore a signed note of the log from before the erasure; absent where none was signed by then
     * @param checkpointAfter a signed note of the log with the completed erasure
     */
    record Certificate(
            String hcpId,
            Step requested,
            Step approved,
            Instant erasedAt,
            Instant completedAt,
            List<String> destroyed,
            List<Confirmation> forgotten,
            List<Kept> retained,
            long erasedPosition,
            long completedPosition,
            @Nullable String checkpointBefore,
            String checkpointAfter) {}

    private final Erasures erasures;
    private final CoveringCheckpoints checkpoints;

    ErasureCertificateController(Erasures erasures, CoveringCheckpoints checkpoints) {
        this.erasures = erasures;
        this.checkpoints = checkpoints;
    }

    /**
     * @throws ErasureNotComplete before everybody has forgotten, and for a fraction of a second after it, until a checkpoint
     *     covers it
     */
    @GetMapping("/api/v1/hcps/{id}/erasure/certificate")
    Certificate find(@PathVariable HcpId id) {
        Erasure erasure = erasures.find(id).orElseThrow(UnknownErasure::new);
        Long completed = erasure.completedPosition();
        if (completed == null) {
            throw new ErasureNotComplete();
        }
        long erased = Objects.requireNonNull(erasure.erasedPosition());
        return new Certificate(
                id.value(),
                erasure.requested(),
                Objects.requireNonNull(erasure.decided()),
                Objects.requireNonNull(erasure.erasedAt()),
                Objects.requireNonNull(erasure.completedAt()),
                RetentionClass.endingWithErasure().stream().map(Codes::code).toList(),
                erasure.goes(),
                erasure.stays(),
                erased,
                completed,
                checkpoints.before(erased).orElse(null),
                checkpoints.covering(completed).orElseThrow(ErasureNotComplete::new));
    }
}
