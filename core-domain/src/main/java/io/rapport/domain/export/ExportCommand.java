package io.rapport.domain.export;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;

/** What is done about an export. Reason and question are kept in clear only where the export is about nobody in particular. */
public sealed interface ExportCommand {

    ExportId exportId();

    /**
     * @param reason why it is asked for
     * @param question what it is to answer
     */
    record RequestExport(ExportId exportId, ExportFilter filter, FreeText reason, FreeText question, Actor requestedBy)
            implements ExportCommand {}

    /** Asks for the events about one HCP, for whose accountability reason and question are kept. */
    record RequestHcpExport(
            ExportId exportId,
            HcpId hcpId,
            ExportFilter filter,
            ProtectedText reason,
            ProtectedText question,
            Actor requestedBy)
            implements ExportCommand {}

    /**
     * @param manifest of the bundle that was made
     * @param checkpointSize how many events the bundle's checkpoint covers
     * @param events how many events are in the bundle
     */
    record CompleteExport(ExportId exportId, BundleDigest manifest, long checkpointSize, long events)
            implements ExportCommand {}

    /** @param position where; a size of a checkpoint where the tree or the history is meant */
    record FailExport(ExportId exportId, ExportFlaw flaw, long position) implements ExportCommand {}
}
