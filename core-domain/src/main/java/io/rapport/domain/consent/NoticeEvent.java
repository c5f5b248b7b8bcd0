package io.rapport.domain.consent;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What happens to a privacy notice. */
public sealed interface NoticeEvent extends DomainEvent {

    NoticeId noticeId();

    /**
     * A version was published in one language.
     *
     * @param requiresReconsent whether grants under older versions end when this one takes effect
     */
    record NoticeVersionPublished(
            NoticeId noticeId,
            NoticeVersion version,
            Language language,
            Jurisdiction jurisdiction,
            SortedSet<Purpose> purposes,
            Instant effectiveFrom,
            NoticeDocument document,
            boolean requiresReconsent,
            Actor publisher)
            implements NoticeEvent {
        public NoticeVersionPublished {
            purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        }
    }
}
