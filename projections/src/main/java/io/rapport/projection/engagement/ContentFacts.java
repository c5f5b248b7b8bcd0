package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.figure.EndedScope;
import org.jspecify.annotations.Nullable;

/**
 * What the content of an action was when it was seen, by which a decision on consent may single it out.
 *
 * @param type {@link #UNKNOWN} for an action on content that was recorded before its type was
 */
record ContentFacts(@Nullable String product, @Nullable String type) {

    /** The type of content of which nothing is known: a decision on any content is taken to be about it too. */
    static final String UNKNOWN = EndedScope.UNKNOWN;

    static ContentFacts of(RecordedEvent recorded) {
        String type = codeOrNull(recorded.context().contentType());
        boolean onContent = recorded.event() instanceof EngagementEvent action
                && !Actions.contentId(action).isEmpty();
        return new ContentFacts(textOrNull(recorded.context().product()), type == null && onContent ? UNKNOWN : type);
    }
}
