package io.rapport.domain.review;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who acted, as far as a rule can tell from an event. */
public enum ActorKind {
    /** Nobody: the system did what followed from what was decided before. */
    SYSTEM,
    /** The HCP whom the event is about. */
    HCP,
    /** Anybody else, a person or another system. */
    OTHER;

    /** Empty where nobody is known to have acted. */
    static Optional<ActorKind> of(@Nullable Actor actor, @Nullable HcpId subject) {
        if (actor == null) {
            return Optional.empty();
        }
        if (actor.equals(Actor.SYSTEM)) {
            return Optional.of(SYSTEM);
        }
        return Optional.of(subject != null && subject.value().equals(actor.value()) ? HCP : OTHER);
    }
}
