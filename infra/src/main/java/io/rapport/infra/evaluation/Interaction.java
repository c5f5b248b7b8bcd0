package io.rapport.infra.evaluation;

import java.util.Comparator;

/**
 * A row of a file of interactions.
 *
 * @param at in seconds since 1970
 */
record Interaction(long at, String person, String content, String type) {

    /** The order in which a file is walked, whatever order it is in. */
    static final Comparator<Interaction> ORDER = Comparator.comparingLong(Interaction::at)
            .thenComparing(Interaction::person)
            .thenComparing(Interaction::content)
            .thenComparing(Interaction::type);
}
