package io.rapport.domain.engagement;

import io.rapport.domain.shared.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An action with what the client says of its circumstances. */
public record ReportedAction(
        ClientActionId clientId,
        Instant occurredAt,
        Channel channel,
        @Nullable SessionId session,
        Action action) {}
