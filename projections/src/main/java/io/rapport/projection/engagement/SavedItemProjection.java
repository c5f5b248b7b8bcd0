package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.erasure.Forgetting;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.restingOn(Purpose.ANALYTICS, "bookmarks"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ContentBookmarked e -> mark(recorded, e.contentId(), true);
            case ContentUnbookmarked e -> mark(recorded, e.contentId(), false);
            case HcpErased e -> Forgetting.of(e, List.of(BOOKMARK));
            case ConsentEvent e -> AnalyticsPurge.of(e, List.of(BOOKMARK), Map.of());
            default -> List.of();
        };
    }

    private static List<RowChange> mark(RecordedEvent recorded, ContentId content, boolean saved) {
        HcpId hcp = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (hcp == null || channel == null) {
            return List.of();
        }
        ContentFacts facts = ContentFacts.of(recorded);
        return List.of(new Put<>(
                BOOKMARK,
                new BookmarkRow(
                        hcp.value(),
                        recorded.position(),
                        content.value(),
                        code(channel),
                        saved,
                        recorded.context().occurredAt(),
                        facts.product(),
                        facts.type())));
    }
}
