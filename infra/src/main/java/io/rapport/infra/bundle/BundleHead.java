package io.rapport.infra.bundle;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bundle before it is made.
 *
 * @param hcpId whom the events are about; everybody and nobody if absent
 * @param requestPosition of the event by which the export was asked for
 * @param key by which the checkpoint is verified
 * @param note the signed checkpoint, which covers at least that event
 */
public record BundleHead(
        ExportId export,
        @Nullable HcpId hcpId,
        ExportFilter filter,
        Actor requestedBy,
        Instant requestedAt,
        long requestPosition,
        VerifierKey key,
        SignedNote note) {

    public Checkpoint checkpoint() {
        return Checkpoint.open(note, key);
    }
}
