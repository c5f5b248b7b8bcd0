package io.rapport.domain.content;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;

/** A step in the life of a piece of content; {@code version} counts its revisions from 1. */
public sealed interface ContentEvent extends DomainEvent {

    ContentId contentId();

    int version();

    record ContentDrafted(ContentId contentId, int version, ContentProfile profile, Actor author)
            implements ContentEvent {}

    record ContentRevised(ContentId contentId, int version, ContentProfile profile, Actor author)
            implements ContentEvent {}

    record ContentSubmitted(ContentId contentId, int version) implements ContentEvent {}

    record ContentApproved(ContentId contentId, int version, Actor reviewer, Instant approvedAt, Instant validUntil)
            implements ContentEvent {}

    record ContentRejected(ContentId contentId, int version, Actor reviewer, FreeText reason) implements ContentEvent {}

    record ContentPublished(ContentId contentId, int version, Instant publishedAt, Instant validUntil)
            implements ContentEvent {}

    record ContentWithdrawn(ContentId contentId, int version, Instant withdrawnAt, FreeText reason)
            implements ContentEvent {}

    record ContentExpired(ContentId contentId, int version, Instant expiredAt) implements ContentEvent {}
}
