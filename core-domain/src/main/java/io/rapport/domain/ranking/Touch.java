package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something with a piece of content.
 *
 * @param reader absent where the action was recorded anonymously
 * @param at when, in milliseconds since 1970
 * @param target with what the action was consented to
 * @param personal whether the reader had agreed that it is used to recommend; otherwise it only counts
 * @param specialty the specialty of the reader at that time, where it is known
 */
public record Touch(
        ContentId content,
        @Nullable HcpId reader,
        long at,
        ConsentTarget target,
        boolean personal,
        @Nullable String specialty) {}
