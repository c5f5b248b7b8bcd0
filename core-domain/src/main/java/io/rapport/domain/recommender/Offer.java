package io.rapport.domain.recommender;

import io.rapport.domain.content.Audience;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.recommender.CatalogueEntry.Published;

/**
 * Content that can be offered at a moment.
 *
 * @param item by which the reading history knows it
 * @param published the version that is published then
 * @param forEveryone whether its audience is not limited: most is not, which spares looking
 */
record Offer(CatalogueEntry entry, int item, Published published, boolean forEveryone) {

    Offer(CatalogueEntry entry, Published published) {
        this(entry, entry.item(), published, published.publication().audience().equals(Audience.EVERYONE));
    }

    int version() {
        return published.publication().version();
    }

    /** Whether the audience includes the HCP. */
    boolean isFor(Registered hcp) {
        return forEveryone || published.isFor(hcp);
    }
}
