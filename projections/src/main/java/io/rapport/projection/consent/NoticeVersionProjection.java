package io.rapport.projection.consent;

import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.List;

/** All versions of privacy notices that were published. */
public final class NoticeVersionProjection implements Projection {

    static final Table<NoticeVersionRow> NOTICE_VERSION =
            Table.ofEvents("notice_version", NoticeVersionRow.class, "noticeId", "position");

    @Override
    public String name() {
        return "notice-version";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(NOTICE_VERSION);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof NoticeEvent event
                ? List.of(new Put<>(NOTICE_VERSION, row(event, recorded)))
                : List.of();
    }

    private static NoticeVersionRow row(NoticeEvent event, RecordedEvent recorded) {
        return switch (event) {
            case NoticeVersionPublished e ->
                new NoticeVersionRow(
                        e.noticeId().value(),
                        recorded.position(),
                        e.version().value(),
                        e.language().value(),
                        e.jurisdiction().value(),
                        texts(e.purposes()),
                        e.effectiveFrom(),
                        e.document().value(),
                        e.requiresReconsent(),
                        e.publisher().value(),
                        recorded.recordedAt());
        };
    }
}
