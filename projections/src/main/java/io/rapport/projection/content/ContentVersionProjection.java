package io.rapport.projection.content;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.codes;
import static io.rapport.domain.shared.Codes.textOrNull;
import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Every version of every piece of content, and when it was published. */
public final class ContentVersionProjection implements Projection {

    static final Table<ContentVersionRow> VERSION =
            Table.of("content_version", ContentVersionRow.class, "contentId", "version");

    @Override
    public String name() {
        return "content-version";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(VERSION);
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return recorded.event() instanceof ContentEvent event
                ? List.of(change(event, recorded.context().occurredAt()))
                : List.of();
    }

    private static RowChange change(ContentEvent event, Instant at) {
        return switch (event) {
            case ContentDrafted e -> new Put<>(VERSION, draft(e, e.profile(), e.author(), at));
            case ContentRevised e -> new Put<>(VERSION, draft(e, e.profile(), e.author(), at));
            case ContentSubmitted e -> update(e, Map.of("phase", "in-review", "changedAt", at));
            case ContentApproved e ->
                update(
                        e,
                        Map.of(
                                "phase", "approved",
                                "reviewer", e.reviewer().value(),
                                "approvedAt", e.approvedAt(),
                                "validUntil", e.validUntil(),
                                "changedAt", at));
            case ContentRejected e ->
                update(
                        e,
                        Map.of(
                                "phase",
                                "rejected",
                                "reviewer",
                                e.reviewer().value(),
                                "reason",
                                e.reason().value(),
                                "changedAt",
                                at));
            case ContentPublished e ->
                update(
                        e,
                        Map.of(
                                "phase",
                                "published",
                                "publishedFrom",
                                e.publishedAt(),
                                "publishedUntil",
                                e.validUntil(),
                                "changedAt",
                                at));
            case ContentWithdrawn e ->
                update(
                        e,
                        Map.of(
                                "phase",
                                "withdrawn",
                                "reason",
                                e.reason().value(),
                                "publishedUntil",
                                e.withdrawnAt(),
                                "changedAt",
                                at));
            case ContentExpired e ->
                update(e, Map.of("phase", "expired", "publishedUntil", e.expiredAt(), "changedAt", at));
        };
    }

    private static ContentVersionRow draft(ContentEvent event, ContentProfile profile, Actor author, Instant at) {
        return new ContentVersionRow(
                event.contentId().value(),
                event.version(),
                "draft",
                profile.title().value(),
                textOrNull(profile.summary()),
                code(profile.type()),
                code(profile.nature()),
                texts(profile.topics()),
                profile.language().value(),
                texts(profile.audience().specialties()),
                codes(profile.audience().roles()),
                texts(profile.audience().countries()),
                profile.audience().verifiedOnly(),
                textOrNull(profile.product()),
                author.value(),
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                profile.audience().productAccessOnly(),
                texts(profile.mesh()));
    }

    private static RowChange update(ContentEvent event, Map<String, Object> values) {
        return new Update(VERSION, VERSION.key(event.contentId().value(), event.version()), values);
    }
}
