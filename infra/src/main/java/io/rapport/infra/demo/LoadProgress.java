package io.rapport.infra.demo;

/** Hears how far a load is. Called by the loading thread alone, with rising {@code done}. */
@FunctionalInterface
public interface LoadProgress {

    /**
     * @param done how many events are in the log, from 0 to {@code total}
     * @param total how many events the sample makes
     */
    void at(long done, long total);
}
