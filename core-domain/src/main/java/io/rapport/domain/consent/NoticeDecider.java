package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentRejection.NoticeVersionAlreadyPublished;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import java.util.List;

/**
 * The rules of publishing notices. What was published stays as it was: HCPs have agreed to it. Pure: same command and state,
 * same answer.
 */
public final class NoticeDecider {

    private NoticeDecider() {}

    /** Nothing where just this was published before, by whomever. */
    public static List<NoticeVersionPublished> decide(
            PublishNoticeVersion command, NoticeState state, PurposeCatalogue purposes) {
        command.purposes().forEach(purposes::require);
        NoticeVersionPublished asked = published(command);
        for (NoticeVersionPublished known : state.versions()) {
            if (known.version().equals(asked.version()) && known.language().equals(asked.language())) {
                if (isSame(known, asked)) {
                    return List.of();
                }
                throw new NoticeVersionAlreadyPublished();
            }
        }
        return List.of(asked);
    }

    public static NoticeState evolve(NoticeState state, NoticeEvent event) {
        return switch (event) {
            case NoticeVersionPublished published -> state.with(published);
        };
    }

    private static boolean isSame(NoticeVersionPublished known, NoticeVersionPublished asked) {
        return known.jurisdiction().equals(asked.jurisdiction())
                && known.purposes().equals(asked.purposes())
                && known.effectiveFrom().equals(asked.effectiveFrom())
                && known.document().equals(asked.document())
                && known.requiresReconsent() == asked.requiresReconsent();
    }

    private static NoticeVersionPublished published(PublishNoticeVersion command) {
        return new NoticeVersionPublished(
                command.noticeId(),
                command.version(),
                command.language(),
                command.jurisdiction(),
                command.purposes(),
                command.effectiveFrom(),
                command.document(),
                command.requiresReconsent(),
                command.publisher());
    }
}
