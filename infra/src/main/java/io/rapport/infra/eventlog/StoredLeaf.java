package io.rapport.infra.eventlog;

import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.Leaf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the audit tree knows it.
 *
 * @param leaf all that is stored of it, absent where that has no form in the tree
 * @param hash that of its leaf, absent where there is none
 */
public record StoredLeaf(
        long position,
        String eventId,
        Instant recordedAt,
        @Nullable Leaf leaf,
        @Nullable Hash hash) {

    /** @param leaf one that has a hash */
    public static StoredLeaf of(long position, Leaf leaf) {
        return new StoredLeaf(position, leaf.eventId(), leaf.recordedAt(), leaf, leaf.hash());
    }

    public static StoredLeaf withoutForm(long position, String eventId, Instant recordedAt) {
        return new StoredLeaf(position, eventId, recordedAt, null, null);
    }
}
