package io.rapport.projection.engagement;

import static io.rapport.projection.table.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.List;
import java.util.Map;

/**
 * What each HCP has bookmarked and not taken back. Every mark is kept until the consent that it rests on ends; the view
 * {@code read_model.saved_item} says what they come to.
 */
public final class SavedItemProjection implements Projection {

    static final Table<BookmarkRow> BOOKMARK = Table.ofEvents("bookmark", BookmarkRow.class, "hcpId", "position");

    @Override
    public String name() {
        return "saved-item";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(BOOKMARK);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (subject == null || channel == null) {
            return List.of();
        }
        return switch (recorded.event()) {
            case ContentBookmarked e -> List.of(mark(recorded, subject, channel, e.contentId(), true));
            case ContentUnbookmarked e -> List.of(mark(recorded, subject, channel, e.contentId(), false));
            case ConsentEvent e -> AnalyticsPurge.of(e, List.of(BOOKMARK), Map.of());
            default -> List.of();
        };
    }

    private static RowChange mark(
            RecordedEvent recorded, HcpId hcp, Channel channel, ContentId content, boolean saved) {
        ContentFacts facts = ContentFacts.of(recorded);
        return new Put<>(
                BOOKMARK,
                new BookmarkRow(
                        hcp.value(),
                        recorded.position(),
                        content.value(),
                        code(channel),
                        saved,
                        recorded.context().occurredAt(),
                        facts.product(),
                        facts.type()));
    }
}
