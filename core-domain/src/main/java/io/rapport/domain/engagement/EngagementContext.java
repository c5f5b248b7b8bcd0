package io.rapport.domain.engagement;

import io.rapport.domain.consent.Consents;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.ContentId;
import java.time.Instant;
import java.util.function.Function;

/** What must be known to accept an action: the HCP, its consents, the content, and when the server received it. */
public record EngagementContext(
        HcpState hcp, Consents consents, Function<ContentId, ContentState> contents, Instant receivedAt) {}
