package io.rapport.infra.streams;

/**
 * Whoever writes to the outbox: a replication slot delivers what is written while it is there, and a new one knows nothing of
 * what the slot before it did not deliver.
 */
@FunctionalInterface
public interface SlotLoss {

    /**
     * A slot was made, the first or in place of one that is lost. Nothing can be written to the outbox until this returns. It
     * is called again if it fails or the process ends meanwhile.
     *
     * @param position messages of all earlier positions have been delivered; those of this one and of all later ones are to
     *     be written again, in order
     */
    void republishFrom(long position);
}
