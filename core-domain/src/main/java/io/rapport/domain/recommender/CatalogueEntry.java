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
import io.rapport.domain.shared.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A piece of content with what each of its versions says of itself. */
final class CatalogueEntry {

    /** A version that was published at a moment. */
    record Published(Publication publication, ContentProfile profile, Actor author) {

        /** Whether it may be offered to the HCP: the audience includes it, and it is in its language. */
        boolean suits(Registered hcp) {
            return publication.audience().targets(hcp) && profile.language().equals(hcp.language());
        }

        boolean is(ContentNature nature) {
            return profile.nature() == nature;
        }
    }

    private record Draft(ContentProfile profile, Actor author) {}

    private ContentState state = new ContentState.Absent();
    private final Map<Integer, Draft> versions = new HashMap<>();

    void apply(ContentEvent event) {
        if (event instanceof ContentDrafted drafted) {
            versions.put(drafted.version(), new Draft(drafted.profile(), drafted.author()));
        } else if (event instanceof ContentRevised revised) {
            versions.put(revised.version(), new Draft(revised.profile(), revised.author()));
        }
        state = ContentDecider.evolve(state, event);
    }

    /** The version that is approved, published and not expired at a moment. */
    Optional<Published> publishedAt(Instant at) {
        return state.publishedAt(at).flatMap(publication -> {
            Draft draft = versions.get(publication.version());
            return draft == null
                    ? Optional.empty()
                    : Optional.of(new Published(publication, draft.profile(), draft.author()));
        });
    }
}
