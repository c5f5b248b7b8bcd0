package io.rapport.domain.consent;

import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import java.util.List;
import java.util.stream.Stream;

/** A notice as far as decisions need to know: what was published of it, oldest first. */
public record NoticeState(List<NoticeVersionPublished> versions) {

    public static final NoticeState EMPTY = new NoticeState(List.of());

    public NoticeState {
        versions = List.copyOf(versions);
    }

    NoticeState with(NoticeVersionPublished version) {
        return new NoticeState(
                Stream.concat(versions.stream(), Stream.of(version)).toList());
    }
}
