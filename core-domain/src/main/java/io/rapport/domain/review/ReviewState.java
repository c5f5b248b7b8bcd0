package io.rapport.domain.review;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the review of an event is. */
public sealed interface ReviewState {

    record None() implements ReviewState {}

    /**
     * @param hcpId the HCP whom the event is about
     * @param actedBy who did what is reviewed
     * @param looks the last look of each who was shown the event
     * @param commented who commented
     */
    record Open(
            long position,
            @Nullable HcpId hcpId,
            @Nullable Actor actedBy,
            @Nullable Actor assignee,
            Map<Actor, Look> looks,
            Set<Actor> commented)
            implements ReviewState {
        public Open {
            looks = Map.copyOf(looks);
            commented = Set.copyOf(commented);
        }
    }

    record Signed() implements ReviewState {}

    record Look(EventDigest digest, Instant at) {}
}
