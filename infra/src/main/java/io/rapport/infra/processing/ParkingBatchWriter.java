package io.rapport.infra.processing;

import io.rapport.infra.eventlog.LogBatch;

/**
 * Writes what a batch of events changes. A batch that fails comes again, and is then written such that a failing event is
 * parked: so only failures pay for being prepared.
 */
final class ParkingBatchWriter implements BatchWriter {

    private final LiveProjection projection;
    private final ProgressOnly progressOnly;
    private final StoppedProjections stopped;
    private volatile boolean hasFailed;

    ParkingBatchWriter(LiveProjection projection, ProgressOnly progressOnly, StoppedProjections stopped) {
        this.projection = projection;
        this.progressOnly = progressOnly;
        this.stopped = stopped;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public void write(LogBatch batch) {
        if (hasFailed) {
            writeOneByOne(batch);
        } else {
            try {
                if (!projection.apply(batch)) {
                    progressOnly.declare();
                }
            } catch (RuntimeException e) {
                hasFailed = true;
                throw e;
            }
        }
    }

    private void writeOneByOne(LogBatch batch) {
        try {
            projection.applyOneByOne(batch);
            hasFailed = false;
        } catch (DeadLetterLimit limit) {
            stopped.stop(projection.name(), limit);
            throw limit;
        }
    }
}
