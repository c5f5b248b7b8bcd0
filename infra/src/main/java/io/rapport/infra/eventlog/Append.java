package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.IdempotentAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command adds to the log, all of it or nothing: its events, and its answer if it carried an idempotency key. */
record Append(List<StoredEvent> events, @Nullable IdempotentAnswer answer) {

    Append {
        events = List.copyOf(events);
    }
}
