package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a purpose may be pursued, and why. */
public sealed interface Judgement {

    /** It may: the HCP has granted it. */
    record Granted(ConsentGranted grant) implements Judgement {}

    /** It may not. */
    record Denied(Reason reason, @Nullable ConsentEvent by) implements Judgement {}

    /** Why a purpose may not be pursued. */
    enum Reason {
        NOT_DECIDED,
        REFUSED,
        WITHDRAWN,
        EXPIRED
    }

    default boolean isPermitted() {
        return basis().isPresent();
    }

    /** What a purpose that may be pursued rests on. */
    default Optional<ConsentRecordId> basis() {
        return switch (this) {
            case Granted granted -> Optional.of(granted.grant().recordId());
            case Denied _ -> Optional.empty();
        };
    }
}
