package io.rapport.infra.processing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection could not take, or that waits behind one.
 *
 * @param sequence what the event is in order with: an HCP, or else a stream
 * @param cause why it could not be taken; absent in one that waits
 * @param version the version of the projection that met it last
 * @param attempts how often it was tried
 */
public record DeadLetter(
        String sequence,
        long position,
        String eventId,
        String event,
        @Nullable String cause,
        int version,
        int attempts,
        Instant parkedAt,
        @Nullable Instant triedAt) {}
