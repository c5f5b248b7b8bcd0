package io.rapport.infra.export;

import io.rapport.domain.shared.Codes;

/** How far the job of an export is. */
enum ExportStatus {
    /** For its turn, and for a checkpoint that covers the request. */
    WAITING,
    /** The log is gone through. */
    READING,
    /** The trail is written. */
    WRITING,
    /** The bundle is complete, and the log is told. */
    SEALED,
    COMPLETED,
    /** There can be no bundle, and the log is told. */
    FAILING,
    FAILED,
    /** The bundle is not kept any more. */
    DROPPED;

    String code() {
        return Codes.code(this);
    }

    static ExportStatus of(String code) {
        return Codes.constant(ExportStatus.class, code);
    }
}
