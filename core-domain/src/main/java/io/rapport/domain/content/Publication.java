package io.rapport.domain.content;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a version was published.
 *
 * @param product the product that the version is about, if any
 * @param from the first instant of it
 * @param until the first instant after it: the approval's end, or the withdrawal if that came sooner
 */
public record Publication(
        int version,
        Audience audience,
        ContentType type,
        @Nullable Product product,
        Instant from,
        Instant until) {

    /** Whether the gates, if there are any, are open to the HCP. */
    public boolean admits(HcpState hcp) {
        return audience.admits(hcp, product);
    }

    /** Whether the version is meant for the HCP. */
    public boolean targets(HcpState hcp) {
        return audience.targets(hcp, product);
    }

    public boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    Publication endingAt(Instant end) {
        return end.isBefore(until) ? new Publication(version, audience, type, product, from, end) : this;
    }
}
