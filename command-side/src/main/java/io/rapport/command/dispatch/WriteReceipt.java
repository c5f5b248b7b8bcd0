package io.rapport.command.dispatch;

/**
 * The answer to a write.
 *
 * @param id the id of what was created or changed
 * @param position the log position that includes the write; a read with {@code min-position} sees it
 */
public record WriteReceipt(String id, long position) {}
