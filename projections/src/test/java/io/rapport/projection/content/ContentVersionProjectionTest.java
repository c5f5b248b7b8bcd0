package io.rapport.projection.content;

import static io.rapport.projection.content.ContentVersionProjection.VERSION;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.article;
import static io.rapport.projection.testing.Examples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ContentVersionProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final Actor WRITER = new Actor("writer");
    private static final Actor REVIEWER = new Actor("reviewer");
    private static final ContentProfile PROFILE = new ContentProfile(
            new FreeText("Statins in practice"),
            null,
            ContentType.CASE_STUDY,
            ContentNature.PROMOTIONAL,
            new TreeSet<>(Set.of(new Topic("lipids"), new Topic("heart-failure"))),
            new Language("en"),
            new Audience(
                    Set.of(new Specialty("oncology"), new Specialty("cardiology")),
                    Set.of(Role.PHYSICIAN_ASSISTANT),
                    Set.of(new Country("US")),
                    true,
                    true),
            new Product("LIPO"),
            new TreeSet<>(Set.of(new MeshDescriptor("D050171"), new MeshDescriptor("D006333"))));

    private final Log log = new Log()
            .content(day(0), new ContentDrafted(STATINS, 1, PROFILE, WRITER))
            .content(day(1), new ContentSubmitted(STATINS, 1));

    @Test
    void a_version_is_followed_to_its_publication() {
        log.content(day(2), new ContentApproved(STATINS, 1, REVIEWER, day(2), day(90)))
                .content(day(3), new ContentPublished(STATINS, 1, day(3), day(90)));
        assertThat(versions())
                .containsExactly(new ContentVersionRow(
                        "content-statins",
                        1,
                        "published",
                        "Statins in practice",
                        null,
                        "case-study",
                        "promotional",
                        List.of("heart-failure", "lipids"),
                        "en",
                        List.of("cardiology", "oncology"),
                        List.of("physician-assistant"),
                        List.of("US"),
                        true,
                        "LIPO",
                        "writer",
                        "reviewer",
                        null,
                        day(2),
                        day(90),
                        day(3),
                        day(90),
                        day(3),
                        true,
                        List.of("D006333", "D050171")));
    }

    @Test
    void a_rejection_says_why() {
        log.content(day(2), new ContentRejected(STATINS, 1, REVIEWER, new FreeText("No source is given.")));
        assertThat(versions())
                .extracting(ContentVersionRow::phase, ContentVersionRow::reviewer, ContentVersionRow::reason)
                .containsExactly(tuple("rejected", "reviewer", "No source is given."));
    }

    @Test
    void a_revision_is_a_version_of_its_own() {
        log.content(day(2), new ContentRevised(STATINS, 2, article("de", "Statine", "Neu.", "lipids"), WRITER));
        assertThat(versions())
                .extracting(ContentVersionRow::version, ContentVersionRow::phase, ContentVersionRow::title)
                .containsExactly(tuple(1, "in-review", "Statins in practice"), tuple(2, "draft", "Statine"));
    }

    @Test
    void a_withdrawal_ends_the_publication() {
        log.content(day(3), new ContentPublished(STATINS, 1, day(3), day(90)))
                .content(day(5), new ContentWithdrawn(STATINS, 1, day(4), new FreeText("A new risk.")));
        assertThat(versions())
                .extracting(
                        ContentVersionRow::phase,
                        ContentVersionRow::reason,
                        ContentVersionRow::publishedFrom,
                        ContentVersionRow::publishedUntil)
                .containsExactly(tuple("withdrawn", "A new risk.", day(3), day(4)));
    }

    @Test
    void an_expiry_ends_the_publication() {
        log.content(day(3), new ContentPublished(STATINS, 1, day(3), day(90)))
                .content(day(91), new ContentExpired(STATINS, 1, day(90)));
        assertThat(versions())
                .extracting(ContentVersionRow::phase, ContentVersionRow::publishedUntil)
                .containsExactly(tuple("expired", day(90)));
    }

    private List<ContentVersionRow> versions() {
        return MODEL.rowsAfter(new ContentVersionProjection(), VERSION, log.events());
    }
}
