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
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of content with what each of its versions says of itself. */
final class CatalogueEntry {

    /** Where content is that was never published. */
    static final int NO_ITEM = -1;

    /** A version that was published at a moment. */
    record Published(Publication publication, ContentProfile profile) {

        /** Whether it may be offered to the HCP: the audience includes it, and it is in its language. */
        boolean suits(Registered hcp) {
            return isIn(hcp.language()) && isFor(hcp);
        }

        /** Whether the audience includes the HCP. */
        boolean isFor(Registered hcp) {
            return publication.targets(hcp);
        }

        boolean isIn(Language language) {
            return profile.language().equals(language);
        }

        boolean is(ContentNature nature) {
            return profile.nature() == nature;
        }
    }

    private final ContentId id;
    private final Map<Integer, ContentProfile> versions = new HashMap<>();
    private ContentState state = new ContentState.Absent();
    private List<Published> published = List.of();
    private int item = NO_ITEM;

    CatalogueEntry(ContentId id) {
        this.id = id;
    }

    ContentId id() {
        return id;
    }

    /** By which the reading history knows it, or {@link #NO_ITEM}. */
    int item() {
        return item;
    }

    void isItem(int index) {
        item = index;
    }

    void apply(ContentEvent event) {
        if (event instanceof ContentDrafted drafted) {
            versions.put(drafted.version(), drafted.profile());
        } else if (event instanceof ContentRevised revised) {
            versions.put(revised.version(), revised.profile());
        }
        state = ContentDecider.evolve(state, event);
        published = published(state);
    }

    private List<Published> published(ContentState state) {
        if (!(state instanceof ContentState.Existing existing)) {
            return List.of();
        }
        List<Published> newestFirst = new ArrayList<>();
        for (Publication publication : existing.publications().reversed()) {
            ContentProfile profile = versions.get(publication.version());
            if (profile != null) {
                newestFirst.add(new Published(publication, profile));
            }
        }
        return newestFirst;
    }

    /** The moments at which something of it is published, or is so no more. */
    List<Instant> changes() {
        return published.stream()
                .map(Published::publication)
                .flatMap(publication -> Stream.of(publication.from(), publication.until()))
                .toList();
    }

    /** The version that is approved, published and not expired at a moment. */
    @Nullable
    Published publishedAt(Instant at) {
        for (Published version : published) {
            if (version.publication().includes(at)) {
                return version;
            }
        }
        return null;
    }
}
