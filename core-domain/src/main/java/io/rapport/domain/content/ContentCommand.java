package io.rapport.domain.content;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;

public sealed interface ContentCommand {

    ContentId contentId();

    record DraftContent(ContentId contentId, ContentProfile profile, Actor author) implements ContentCommand {}

    /** Starts the next version; what is published stays so until the new version takes its place. */
    record ReviseContent(ContentId contentId, ContentProfile profile, Actor author) implements ContentCommand {}

    record SubmitForReview(ContentId contentId) implements ContentCommand {}

    /** @param validUntil the review date: from then on the content is not served without a new approval */
    record ApproveContent(ContentId contentId, Actor reviewer, Instant approvedAt, Instant validUntil)
            implements ContentCommand {
        public ApproveContent {
            Deadline.require("validUntil", validUntil);
        }
    }

    record RejectContent(ContentId contentId, Actor reviewer, FreeText reason) implements ContentCommand {}

    record PublishContent(ContentId contentId, Instant publishedAt) implements ContentCommand {}

    record WithdrawContent(ContentId contentId, Instant withdrawnAt, FreeText reason) implements ContentCommand {}

    record ExpireContent(ContentId contentId, Instant expiredAt) implements ContentCommand {}
}
