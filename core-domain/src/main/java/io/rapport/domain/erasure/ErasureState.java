package io.rapport.domain.erasure;

import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Actor;
import java.util.Set;

/** How far the erasure of an HCP is. */
public sealed interface ErasureState {

    /** Not asked for, or declined. */
    record None() implements ErasureState {}

    record Requested(Actor by) implements ErasureState {}

    record Approved() implements ErasureState {}

    /** @param retained the classes of records that the law still keeps */
    record Completed(Set<RetentionClass> retained) implements ErasureState {
        public Completed {
            retained = Set.copyOf(retained);
        }
    }
}
