package io.rapport.projection.engagement;

import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.BEN;
import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.VISIT;
import static io.rapport.projection.testing.Examples.analytics;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.shared.Channel;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SavedItemProjectionTest {

    record SavedItem(String hcpId, String contentId, String channel, Instant savedAt) {}

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final ContentBookmarked BOOKMARKED = new ContentBookmarked(STATINS, VISIT);
    private static final ContentUnbookmarked UNBOOKMARKED = new ContentUnbookmarked(STATINS, VISIT);

    private final Log log = new Log();

    @Test
    void what_was_bookmarked_is_saved_for_that_hcp() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED)
                .action(day(2), BEN, Channel.APP, new ContentBookmarked(INSULIN, VISIT));
        assertThat(saved())
                .containsExactly(
                        new SavedItem("hcp-ada", "content-statins", "web", day(1)),
                        new SavedItem("hcp-ben", "content-insulin", "app", day(2)));
    }

    @Test
    void a_repeated_bookmark_keeps_the_first_ones_time() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED).action(day(2), ADA, Channel.APP, BOOKMARKED);
        assertThat(saved()).containsExactly(new SavedItem("hcp-ada", "content-statins", "web", day(1)));
    }

    @Test
    void what_was_taken_back_on_any_channel_is_not_saved() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED)
                .action(day(2), ADA, Channel.APP, BOOKMARKED)
                .action(day(3), ADA, Channel.APP, UNBOOKMARKED);
        assertThat(saved()).isEmpty();
    }

    @Test
    void what_was_bookmarked_again_is_saved_since_then() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED)
                .action(day(2), ADA, Channel.WEB, UNBOOKMARKED)
                .action(day(3), ADA, Channel.APP, BOOKMARKED);
        assertThat(saved()).containsExactly(new SavedItem("hcp-ada", "content-statins", "app", day(3)));
    }

    @Test
    void withdrawing_analytics_removes_the_hcps_items() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED)
                .action(day(2), BEN, Channel.WEB, BOOKMARKED)
                .consent(day(3), withdrawn(ADA, analytics(null), day(3)));
        assertThat(saved()).extracting(SavedItem::hcpId).containsExactly("hcp-ben");
    }

    @Test
    void withdrawing_analytics_on_a_channel_keeps_what_was_also_bookmarked_on_another() {
        log.action(day(1), ADA, Channel.WEB, BOOKMARKED)
                .action(day(2), ADA, Channel.APP, BOOKMARKED)
                .consent(day(3), withdrawn(ADA, analytics(Channel.WEB), day(3)));
        assertThat(saved()).containsExactly(new SavedItem("hcp-ada", "content-statins", "app", day(2)));
    }

    private List<SavedItem> saved() {
        SavedItemProjection projection = new SavedItemProjection();
        MODEL.reset(projection);
        MODEL.apply(projection, log.events());
        return MODEL.jdbc()
                .sql("select hcp_id, content_id, channel, saved_at from read_model.saved_item order by 1, 2")
                .query((row, index) -> new SavedItem(
                        row.getString("hcp_id"),
                        row.getString("content_id"),
                        row.getString("channel"),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }
}
