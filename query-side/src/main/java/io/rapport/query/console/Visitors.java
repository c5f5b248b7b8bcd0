package io.rapport.query.console;

import java.util.Optional;

/** Tells who looks at the page that is asked for. */
public interface Visitors {

    /** Empty where nobody has signed in. */
    Optional<Visitor> current();

    /** Whether whoever comes may choose whom to be. */
    boolean isDemo();
}
