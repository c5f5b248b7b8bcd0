package io.rapport.infra.importer;

import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a row says, in Rapport's terms. */
record ReadyAction(
        HcpId person,
        ContentId content,
        ActionKind kind,
        @Nullable Integer stars,
        Instant at,
        @Nullable SessionId session,
        Channel channel) {}
