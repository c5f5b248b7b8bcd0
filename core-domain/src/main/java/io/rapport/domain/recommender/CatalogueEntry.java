package io.rapport.domain.recommender;

import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.content.Publication;
import io.rapport.domain.hcp.HcpState.Registered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A piece of content with what each of its versions says of itself. */
final class CatalogueEntry {

    /** A version that was published at a moment. */
    record Published(Publication publication, ContentProfile profile) {

        /** Whether it may be offered to the HCP: the audience includes it, and it is in its language. */
        boolean suits(Registered hcp) {
            return publication.audience().targets(hcp) && profile.language().equals(hcp.language());
        }

        boolean is(ContentNature nature) {
            return profile.nature() == nature;
        }
    }

    private ContentState state = new ContentState.Absent();
    private final Map<Integer, ContentProfile> versions = new HashMap<>();

    void apply(ContentEvent event) {
        if (event instanceof ContentDrafted drafted) {
            versions.put(drafted.version(), drafted.profile());
        } else if (event instanceof ContentRevised revised) {
            versions.put(revised.version(), revised.profile());
        }
        state = ContentDecider.evolve(state, event);
    }

    /** The version that is approved, published and not expired at a moment. */
    Optional<Published> publishedAt(Instant at) {
        return state.publishedAt(at)
                .flatMap(publication -> Optional.ofNullable(versions.get(publication.version()))
                        .map(profile -> new Published(publication, profile)));
    }
}
