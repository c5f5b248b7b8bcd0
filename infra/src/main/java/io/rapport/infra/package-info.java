/** Puts everything together: main program, wiring, event store, keys, security, embedded servers. */
@NullMarked
package io.rapport.infra;

import org.jspecify.annotations.NullMarked;
