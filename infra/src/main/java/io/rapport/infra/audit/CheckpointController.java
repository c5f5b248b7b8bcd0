package io.rapport.infra.audit;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.web.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signed checkpoints of the log, and the key that they are verified by. */
@RestController
@RequestMapping("/api/v1/audit")
class CheckpointController {

    /**
     * @param size how many events it covers
     * @param signedAt when, as the process that signed it says; no part of what is signed
     * @param note the signed note (C2SP tlog-checkpoint)
     */
    record SignedNoteView(long size, Instant signedAt, String note) {}

    /** @param next the size to ask for what comes after; absent at the end */
    record CheckpointList(
            List<SignedNoteView> checkpoints, @Nullable Long next) {}

    private final CheckpointTable checkpoints;
    private final CheckpointSigner signer;

    CheckpointController(CheckpointTable checkpoints, CheckpointSigner signer) {
        this.checkpoints = checkpoints;
        this.signer = signer;
    }

    /** The newest. */
    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    String newest() {
        return checkpoints.newest().map(KeptCheckpoint::note).orElseThrow(AuditRejection.NothingSigned::new);
    }

    /** By ascending size; of old ones, one of each 64 positions is kept. */
    @GetMapping("/checkpoints")
    CheckpointList after(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (after != null && after < 0) {
            throw InvalidValue.of("after", "the size of a checkpoint, 0 or more");
        }
        int most = Limits.of(limit);
        List<KeptCheckpoint> found = checkpoints.after(after == null ? 0 : after, most + 1);
        boolean more = found.size() > most;
        List<KeptCheckpoint> page = more ? found.subList(0, most) : found;
        return new CheckpointList(
                page.stream()
                        .map(kept -> new SignedNoteView(kept.size(), kept.signedAt(), kept.note()))
                        .toList(),
                more ? page.getLast().size() : null);
    }

    @GetMapping(path = "/checkpoints/{size}", produces = MediaType.TEXT_PLAIN_VALUE)
    String find(@PathVariable long size) {
        return checkpoints
                .find(size)
                .map(KeptCheckpoint::note)
                .orElseThrow(() -> checkpoints
                        .newest()
                        .<RuntimeException>map(newest -> new AuditRejection.UnknownCheckpoint(newest.size()))
                        .orElseGet(AuditRejection.NothingSigned::new));
    }

    /** The verifier key (C2SP signed-note). Compare it with one that you have from elsewhere. */
    @GetMapping(path = "/key", produces = MediaType.TEXT_PLAIN_VALUE)
    String key() {
        return signer.verifier() + "\n";
    }
}
