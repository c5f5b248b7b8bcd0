package io.rapport.command.dispatch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a handled command answers: the handler's own result and the log position that includes its events. The position
 * is known only when the events are appended, which is after the handler returned.
 */
public final class AppendReceipt {

    /** The unit of work's resource under which the event log leaves the position of the last appended event. */
    public static final String POSITION_RESOURCE = "rapport.appendedPosition";

    /** The unit of work's resource with the {@link IdempotentAnswer} that the event log records with the events. */
    public static final String ANSWER_RESOURCE = "rapport.idempotentAnswer";

    private final @Nullable Object result;
    private volatile long position;

    AppendReceipt(@Nullable Object result) {
        this.result = result;
    }

    /** The receipt of a command whose events are appended. */
    public static AppendReceipt of(@Nullable Object result, long position) {
        AppendReceipt receipt = new AppendReceipt(result);
        receipt.appendedAt(position);
        return receipt;
    }

    void appendedAt(long position) {
        this.position = position;
    }

    public long position() {
        return position;
    }

    public @Nullable Object result() {
        return result;
    }

    public <T> T result(Class<T> type) {
        return Objects.requireNonNull(type.cast(result));
    }
}
