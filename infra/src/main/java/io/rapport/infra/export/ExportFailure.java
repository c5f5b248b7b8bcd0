package io.rapport.infra.export;

import io.rapport.domain.export.ExportFlaw;

/** There can be no bundle that would verify. */
final class ExportFailure extends RuntimeException {

    private final ExportFlaw flaw;
    private final long position;

    /** @param position where; a size of a checkpoint where the tree or the history is meant */
    ExportFailure(ExportFlaw flaw, long position) {
        super(flaw + " at " + position, null, false, false);
        this.flaw = flaw;
        this.position = position;
    }

    ExportFlaw flaw() {
        return flaw;
    }

    long position() {
        return position;
    }
}
