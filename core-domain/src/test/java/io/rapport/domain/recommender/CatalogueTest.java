package io.rapport.domain.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Language ENGLISH = new Language("en");
    private static final Actor EDITOR = new Actor("editor");

    private final Catalogue catalogue = new Catalogue();
    private int items;

    @Test
    void content_is_offered_from_its_first_instant_to_its_last_whatever_was_asked_before() {
        publish("early", NOW, NOW.plusSeconds(100));
        publish("late", NOW.plusSeconds(50), NOW.plusSeconds(200));

        assertThat(offered(NOW.plusSeconds(49))).containsExactly("early");
        assertThat(offered(NOW.plusSeconds(50))).containsExactly("early", "late");
        assertThat(offered(NOW.plusSeconds(99))).containsExactly("early", "late");
        assertThat(offered(NOW.plusSeconds(100))).containsExactly("late");
        assertThat(offered(NOW.plusSeconds(200))).isEmpty();
        assertThat(offered(NOW.minusSeconds(1))).isEmpty();
        assertThat(offered(NOW)).containsExactly("early");
    }

    @Test
    void what_is_withdrawn_is_offered_no_more() {
        ContentId gone = publish("gone", NOW, NOW.plusSeconds(100));
        publish("kept", NOW, NOW.plusSeconds(100));
        assertThat(offered(NOW.plusSeconds(10))).containsExactly("gone", "kept");

        catalogue.apply(new ContentWithdrawn(gone, 1, NOW.plusSeconds(10), new FreeText("outdated")));

        assertThat(offered(NOW.plusSeconds(10))).containsExactly("kept");
    }

    @Test
    void what_is_published_later_is_offered_from_then_on() {
        publish("first", NOW, NOW.plusSeconds(100));
        assertThat(offered(NOW.plusSeconds(10))).containsExactly("first");

        publish("second", NOW.plusSeconds(10), NOW.plusSeconds(100));

        assertThat(offered(NOW.plusSeconds(10))).containsExactly("first", "second");
    }

    private ContentId publish(String id, Instant from, Instant until) {
        ContentId content = new ContentId(id);
        ContentProfile profile = new ContentProfile(
                new FreeText(id),
                null,
                ContentType.ARTICLE,
                ContentNature.SCIENTIFIC,
                new TreeSet<>(),
                ENGLISH,
                Audience.EVERYONE,
                null,
                new TreeSet<>());
        catalogue.apply(new ContentDrafted(content, 1, profile, EDITOR));
        catalogue.apply(new ContentSubmitted(content, 1));
        catalogue.apply(new ContentApproved(content, 1, EDITOR, from, until));
        catalogue.apply(new ContentPublished(content, 1, from, until)).isItem(items++);
        return content;
    }

    private List<String> offered(Instant at) {
        return catalogue.offers(ENGLISH, ContentNature.SCIENTIFIC, at).stream()
                .map(offer -> offer.entry().id().value())
                .toList();
    }
}
