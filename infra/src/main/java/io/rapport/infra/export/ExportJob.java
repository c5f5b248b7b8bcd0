package io.rapport.infra.export;

import io.rapport.domain.export.BundleDigest;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that was asked for, and how far it is.
 *
 * @param position of the event by which it was asked for
 * @param hcpId whom it is about, as long as that HCP is not erased
 * @param reason as in the event; absent once that HCP is erased
 * @param note the signed checkpoint that the bundle is made for, once there is one
 * @param size how many events that covers; 0 until then
 * @param scanned how many of them were gone through
 * @param flaw why there can be no bundle
 */
record ExportJob(
        long number,
        ExportId id,
        long position,
        @Nullable HcpId hcpId,
        ExportFilter filter,
        @Nullable String reason,
        @Nullable String question,
        Actor requestedBy,
        Instant requestedAt,
        ExportStatus status,
        @Nullable String note,
        long size,
        long scanned,
        long events,
        @Nullable BundleDigest manifest,
        @Nullable Long bundleBytes,
        @Nullable ExportFlaw flaw,
        long flawPosition,
        @Nullable Instant endedAt) {}
