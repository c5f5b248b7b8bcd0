/**
 * Axon Server as the home of the log, and as the way of commands and queries between processes.
 */
@NullMarked
package io.rapport.infra.axonserver;

import org.jspecify.annotations.NullMarked;
