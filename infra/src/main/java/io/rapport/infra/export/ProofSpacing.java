package io.rapport.infra.export;

import org.jspecify.annotations.Nullable;

/**
 * Which earlier checkpoints a bundle has proofs of consistency for, so that their number grows with the log's logarithm and not
 * with how often it was signed: all of the newest positions, and of older ones the last of each block. A block is the longer the
 * further back it lies. Whoever holds another checkpoint asks for the one proof that it needs, which can always be computed.
 */
final class ProofSpacing {

    /** So many positions before the newest all are kept, and so many blocks each time that the distance doubles. */
    static final long NEAR = 256;

    private ProofSpacing() {}

    /**
     * @param next the size of the checkpoint after it, none for the last
     * @param newest the size of the bundle's checkpoint
     */
    static boolean isProven(long size, @Nullable Long next, long newest) {
        if (next == null) {
            return true;
        }
        long block = Math.max(1, Long.highestOneBit((newest - size) / NEAR));
        return size / block != next / block;
    }
}
