package io.rapport.domain.export;

import io.rapport.domain.shared.HcpId;
import org.jspecify.annotations.Nullable;

/** How far an export is. */
public sealed interface ExportState {

    /** Nobody has asked for it. */
    record None() implements ExportState {}

    /** @param hcpId whom it is about; nobody in particular if absent */
    record Requested(@Nullable HcpId hcpId) implements ExportState {}

    /** Completed or failed, for good. */
    record Ended() implements ExportState {}
}
