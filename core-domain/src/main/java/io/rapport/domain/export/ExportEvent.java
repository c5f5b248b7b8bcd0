package io.rapport.domain.export;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import org.jspecify.annotations.Nullable;

public sealed interface ExportEvent extends DomainEvent {

    ExportId exportId();

    /** Whom it is about; nobody in particular if absent. */
    @Nullable
    HcpId hcpId();

    record ExportRequested(
            ExportId exportId, ExportFilter filter, FreeText reason, FreeText question, Actor requestedBy)
            implements ExportEvent {

        @Override
        public @Nullable HcpId hcpId() {
            return null;
        }
    }

    record HcpExportRequested(
            ExportId exportId,
            HcpId hcpId,
            ExportFilter filter,
            ProtectedText reason,
            ProtectedText question,
            Actor requestedBy)
            implements ExportEvent {}

    /**
     * The log itself vouches for the bundle.
     *
     * @param manifest of the bundle, whose digest it is
     * @param checkpointSize how many events the bundle's checkpoint covers
     * @param events how many events are in the bundle
     */
    record ExportCompleted(
            ExportId exportId, @Nullable HcpId hcpId, BundleDigest manifest, long checkpointSize, long events)
            implements ExportEvent {}

    /** @param position where; a size of a checkpoint where the tree or the history is meant */
    record ExportFailed(ExportId exportId, @Nullable HcpId hcpId, ExportFlaw flaw, long position)
            implements ExportEvent {}
}
