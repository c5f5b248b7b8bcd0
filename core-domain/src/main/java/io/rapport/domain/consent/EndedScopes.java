package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import java.util.List;

/** What a decision ends: where nothing permits a purpose any more, what rested on it must go. */
public final class EndedScopes {

    private EndedScopes() {}

    /**
     * Whether what was pursued with a target has ended. Where the target does not tell the type of content, it may be what
     * the decision singles out.
     */
    public static boolean concerns(ConsentScope ended, ConsentTarget target) {
        return ended.singlesOutContent() && target.contentType() == null
                ? ended.channel() == null || ended.channel() == target.channel()
                : ended.covers(ended.purpose(), target);
    }

    /** The scopes in which nothing permits the purpose any more, as scopes of the decision. */
    public static List<ConsentScope> of(ConsentEvent event, Purpose purpose) {
        ConsentScope scope = event.scope();
        return switch (event) {
            case ConsentRefused _, ConsentWithdrawn _ -> scope.purpose().equals(purpose) ? List.of(scope) : List.of();
            case ConsentExpired expired ->
                scope.purpose().equals(purpose)
                        ? expired.channels().stream()
                                .map(channel -> new ConsentScope(
                                        scope.purpose(), channel, scope.product(), scope.contentType()))
                                .toList()
                        : List.of();
            case ObjectionRaised objection -> objection.purposes().contains(purpose) ? List.of(scope) : List.of();
            case ConsentGranted _, ConsentRequested _, ConsentConfirmed _, ObjectionWithdrawn _ -> List.of();
        };
    }
}
