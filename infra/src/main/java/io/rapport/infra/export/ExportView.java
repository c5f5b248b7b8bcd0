package io.rapport.infra.export;

import io.rapport.domain.export.EventSelector;
import io.rapport.domain.shared.Codes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export as it is told.
 *
 * @param status waiting, reading, writing, completed, failed or dropped
 * @param progress how far the log was gone through
 * @param reason why it was asked for; absent once the HCP is erased whom it is about, as is the question
 * @param checkpointSize how many events are covered by the bundle's checkpoint
 * @param events how many are in the bundle, or were found until now
 * @param manifestSha256 by which the log vouches for the bundle
 * @param bundle where it can be downloaded
 * @param keptUntil until when
 */
record ExportView(
        String id,
        String status,
        Progress progress,
        @Nullable String hcpId,
        @Nullable Instant from,
        @Nullable Instant to,
        List<String> types,
        @Nullable String reason,
        @Nullable String question,
        String requestedBy,
        Instant requestedAt,
        long requestPosition,
        @Nullable Long checkpointSize,
        long events,
        @Nullable String manifestSha256,
        @Nullable String bundle,
        @Nullable Long bundleBytes,
        @Nullable Instant endedAt,
        @Nullable Instant keptUntil,
        @Nullable Failure failure) {

    /**
     * @param position up to which the log was gone through
     * @param of up to which it will be; absent while that is not known
     */
    record Progress(long position, @Nullable Long of, int percent) {}

    /** @param position where; a size of a checkpoint where the tree or the history is meant */
    record Failure(String flaw, long position) {}

    static ExportView of(ExportJob job, @Nullable String reason, @Nullable String question, Duration keep) {
        boolean completed = job.status() == ExportStatus.COMPLETED;
        Instant endedAt = job.endedAt();
        return new ExportView(
                job.id().value(),
                status(job),
                progress(job),
                Codes.textOrNull(job.hcpId()),
                job.filter().from(),
                job.filter().to(),
                job.filter().types().stream().map(EventSelector::value).toList(),
                reason,
                question,
                job.requestedBy().value(),
                job.requestedAt(),
                job.position(),
                job.note() == null ? null : job.size(),
                job.events(),
                Codes.textOrNull(job.manifest()),
                completed ? "/api/v1/audit/exports/" + job.id().value() + "/bundle" : null,
                completed ? job.bundleBytes() : null,
                endedAt,
                completed && endedAt != null ? endedAt.plus(keep) : null,
                job.flaw() == null ? null : new Failure(Codes.code(job.flaw()), job.flawPosition()));
    }

    private static String status(ExportJob job) {
        return switch (job.status()) {
            case SEALED, FAILING -> ExportStatus.WRITING.code();
            case WAITING, READING, WRITING, COMPLETED, FAILED, DROPPED ->
                job.status().code();
        };
    }

    private static Progress progress(ExportJob job) {
        if (job.note() == null) {
            return new Progress(0, null, 0);
        }
        boolean ended = job.status() == ExportStatus.COMPLETED || job.status() == ExportStatus.SEALED;
        long position = ended ? job.size() : job.scanned();
        return new Progress(position, job.size(), (int) (position * 100 / Math.max(1, job.size())));
    }
}
