package io.rapport.infra.export;

import io.rapport.domain.export.ExportEvent.ExportRequested;
import io.rapport.domain.export.ExportEvent.HcpExportRequested;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.processing.Reaction;

/** Makes a job of each request. */
final class ExportReaction implements Reaction {

    static final String NAME = "exports";

    private final ExportJobs jobs;

    ExportReaction(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ExportRequested e -> {
                jobs.add(
                        e.exportId(),
                        recorded.position(),
                        null,
                        e.filter(),
                        e.reason().value(),
                        e.question().value(),
                        e.requestedBy(),
                        recorded.recordedAt());
                yield true;
            }
            case HcpExportRequested e -> {
                jobs.add(
                        e.exportId(),
                        recorded.position(),
                        e.hcpId(),
                        e.filter(),
                        e.reason().value(),
                        e.question().value(),
                        e.requestedBy(),
                        recorded.recordedAt());
                yield true;
            }
            default -> false;
        };
    }
}
