package io.rapport.domain.recommender;

import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All content that there ever was, and what of it can be offered when. */
final class Catalogue {

    private static final Comparator<Offer> BY_ITEM = Comparator.comparingInt(Offer::item);

    private record Kind(Language language, ContentNature nature) {}

    /** What is published from one moment, included, to another, excluded. */
    private record Shelf(Instant from, Instant until, List<Offer> offers) {

        boolean isOf(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private final Map<ContentId, CatalogueEntry> entries = new HashMap<>();

    /** Kept until something happens to any content; several threads may ask at once. */
    private final Map<Kind, Shelf> shelves = new ConcurrentHashMap<>();

    CatalogueEntry apply(ContentEvent event) {
        CatalogueEntry entry = entries.computeIfAbsent(event.contentId(), CatalogueEntry::new);
        entry.apply(event);
        shelves.clear();
        return entry;
    }

    Optional<CatalogueEntry> entry(ContentId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** What of the content is published at a moment, if anything. */
    Optional<Published> published(ContentId id, Instant at) {
        return offer(id, at).map(Offer::published);
    }

    /** The content, if it is published at a moment. */
    Optional<Offer> offer(ContentId id, Instant at) {
        return entry(id)
                .flatMap(entry ->
                        Optional.ofNullable(entry.publishedAt(at)).map(published -> new Offer(entry, published)));
    }

    /** All that is published in a language at a moment, in the order of the items. */
    List<Offer> offers(Language language, ContentNature nature, Instant at) {
        return shelves.compute(
                        new Kind(language, nature),
                        (kind, known) -> known != null && known.isOf(at) ? known : shelf(kind, at))
                .offers();
    }

    /** What of the content is published in a language at a moment, in the order of the items. */
    List<Offer> offers(Collection<ContentId> ids, Language language, Instant at) {
        return ids.stream()
                .distinct()
                .flatMap(id -> offer(id, at).stream())
                .filter(offer -> offer.published().isIn(language))
                .sorted(BY_ITEM)
                .toList();
    }

    private Shelf shelf(Kind kind, Instant at) {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        List<Offer> offers = new ArrayList<>();
        for (CatalogueEntry entry : entries.values()) {
            for (Instant change : entry.changes()) {
                if (change.isAfter(at)) {
                    until = change.isBefore(until) ? change : until;
                } else {
                    from = change.isAfter(from) ? change : from;
                }
            }
            Published published = entry.publishedAt(at);
            if (published != null && published.isIn(kind.language()) && published.is(kind.nature())) {
                offers.add(new Offer(entry, published));
            }
        }
        offers.sort(BY_ITEM);
        return new Shelf(from, until, List.copyOf(offers));
    }
}
