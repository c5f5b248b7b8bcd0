package io.rapport.domain.content;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of content as far as decisions need to know. */
public sealed interface ContentState {

    /** Where the newest version stands. */
    enum Phase {
        DRAFT,
        IN_REVIEW,
        REJECTED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN,
        EXPIRED
    }

    record Absent() implements ContentState {}

    /**
     * @param product the product that the newest version is about, if any
     * @param approvedAt the start of the newest version's approval; meaningful from {@code APPROVED} on
     * @param validUntil the end of it
     * @param publications all times in which some version was or is published, oldest first
     */
    record Existing(
            Phase phase,
            int version,
            Audience audience,
            ContentType type,
            @Nullable Product product,
            Actor author,
            Instant approvedAt,
            Instant validUntil,
            List<Publication> publications)
            implements ContentState {

        public Existing {
            publications = List.copyOf(publications);
        }

        Existing in(Phase phase) {
            return new Existing(phase, version, audience, type, product, author, approvedAt, validUntil, publications);
        }

        Existing approved(Instant from, Instant until) {
            return new Existing(Phase.APPROVED, version, audience, type, product, author, from, until, publications);
        }

        Existing with(Phase phase, List<Publication> publications) {
            return new Existing(phase, version, audience, type, product, author, approvedAt, validUntil, publications);
        }
    }

    /** The publication in force at {@code at}: what an HCP could see then. */
    default Optional<Publication> publishedAt(Instant at) {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Existing existing ->
                existing.publications().reversed().stream()
                        .filter(publication -> publication.includes(at))
                        .findFirst();
        };
    }
}
