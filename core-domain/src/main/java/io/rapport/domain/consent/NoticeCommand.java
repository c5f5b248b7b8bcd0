package io.rapport.domain.consent;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What can be done with a privacy notice. */
public sealed interface NoticeCommand {

    NoticeId noticeId();

    /** @param requiresReconsent whether grants under older versions end when this one takes effect */
    record PublishNoticeVersion(
            NoticeId noticeId,
            NoticeVersion version,
            Language language,
            Jurisdiction jurisdiction,
            SortedSet<Purpose> purposes,
            Instant effectiveFrom,
            NoticeDocument document,
            boolean requiresReconsent,
            Actor publisher)
            implements NoticeCommand {
        public PublishNoticeVersion {
            Deadline.require("effectiveFrom", effectiveFrom);
            if (purposes.isEmpty()) {
                throw InvalidValue.of("purposes", "at least one purpose");
            }
            purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        }
    }
}
