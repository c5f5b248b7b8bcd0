package io.rapport.query.hcp;

import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of whom, and as of when, a panel tells.
 *
 * @param asOf what had happened by then; now if absent
 * @param knownAt what was recorded by then; now if absent
 * @param feature the one whose events the timeline shows; all if absent
 */
public record HcpMoment(
        HcpId hcp,
        @Nullable Instant asOf,
        @Nullable Instant knownAt,
        @Nullable String feature) {}
