/**
 * The way of a command to its handler and of its receipt back: context, idempotency, retries, log position.
 */
@NullMarked
package io.rapport.command.dispatch;

import org.jspecify.annotations.NullMarked;
