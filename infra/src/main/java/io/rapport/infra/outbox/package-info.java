/**
 * Hands what may be told of events over to the streams, in the order of the log.
 */
@NullMarked
package io.rapport.infra.outbox;

import org.jspecify.annotations.NullMarked;
