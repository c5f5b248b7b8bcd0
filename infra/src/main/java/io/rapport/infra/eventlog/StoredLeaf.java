package io.rapport.infra.eventlog;

import io.rapport.domain.audit.Hash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the audit tree knows it.
 *
 * @param hash that of its leaf, absent where what is stored can have none
 */
public record StoredLeaf(
        long position,
        String eventId,
        Instant recordedAt,
        @Nullable Hash hash) {}
