package io.rapport.infra.bundle;

import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is about, and digests of what is in it. It holds nothing that may not stay when an HCP is erased.
 *
 * @param format of the bundle
 * @param origin the name of the log
 * @param export the id of the export; the log names it
 * @param hcpId whom the events are about; everybody and nobody if absent
 * @param filter which of those events
 * @param requestPosition of the event by which the export was asked for
 * @param log what was gone through
 * @param checkpoint that covers it
 * @param events how many there are
 * @param earlierCheckpoints how many are proven to be extended by this one
 * @param entries all others of the zip, in its order, but for the seal
 */
record Manifest(
        int format,
        String origin,
        ExportId export,
        @Nullable HcpId hcpId,
        ExportFilter filter,
        Actor requestedBy,
        Instant requestedAt,
        long requestPosition,
        Positions log,
        CheckpointSummary checkpoint,
        long events,
        long earlierCheckpoints,
        List<ManifestEntry> entries) {

    static final int FORMAT = 1;

    /** Both ends included. */
    record Positions(long first, long last) {}

    /** @param root in base64 */
    record CheckpointSummary(long size, String root) {}

    Manifest {
        entries = List.copyOf(entries);
    }

    static Manifest of(BundleHead head, long events, long earlierCheckpoints, List<ManifestEntry> entries) {
        long size = head.checkpoint().size();
        return new Manifest(
                FORMAT,
                head.key().name(),
                head.export(),
                head.hcpId(),
                head.filter(),
                head.requestedBy(),
                head.requestedAt(),
                head.requestPosition(),
                new Positions(1, size),
                new CheckpointSummary(size, head.checkpoint().root().base64()),
                events,
                earlierCheckpoints,
                entries);
    }

    /** Whether every event of the log is in it. */
    boolean isWholeLog() {
        return hcpId == null && filter.includesAll();
    }
}
