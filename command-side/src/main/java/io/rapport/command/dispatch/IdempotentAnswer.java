package io.rapport.command.dispatch;

import io.rapport.command.dispatch.CommandContext.Idempotency;

/**
 * The answer of a command under its idempotency key, to be recorded in the transaction that appends the command's events.
 *
 * @param resource the id of what the command creates or changes
 */
public record IdempotentAnswer(Idempotency idempotency, String resource) {}
