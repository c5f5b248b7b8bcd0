package io.rapport.projection.engagement;

import static io.rapport.projection.table.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What each HCP has bookmarked and not taken back, with the time of the first of repeated bookmarks. */
public final class SavedItemProjection implements Projection {

    static final Table<SavedItemRow> SAVED =
            Table.of("read_model.saved_item", SavedItemRow.class, "hcpId", "contentId");

    @Override
    public String name() {
        return "saved-item";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(SAVED);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (subject == null || channel == null) {
            return List.of();
        }
        return switch (recorded.event()) {
            case ContentBookmarked e ->
                List.of(save(
                        subject,
                        e.contentId().value(),
                        channel,
                        recorded.context().occurredAt()));
            case ContentUnbookmarked e ->
                List.of(RowChange.remove(
                        SAVED, SAVED.key(subject.value(), e.contentId().value())));
            case ConsentEvent e -> AnalyticsPurge.of(e, List.of(SAVED), Map.of());
            default -> List.of();
        };
    }

    private static RowChange save(HcpId hcp, String contentId, Channel channel, Instant at) {
        return new Fold<>(
                SAVED,
                SAVED.key(hcp.value(), contentId),
                present -> present != null ? present : new SavedItemRow(hcp.value(), contentId, code(channel), at));
    }
}
