package io.rapport.projection.content;

import static io.rapport.projection.testing.Examples.INSULIN;
import static io.rapport.projection.testing.Examples.STATINS;
import static io.rapport.projection.testing.Examples.article;
import static io.rapport.projection.testing.Examples.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the view of the catalogue lists and finds; its now is the database's, so these dates are far from any. */
class ContentCatalogueTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final ContentVersionProjection PROJECTION = new ContentVersionProjection();
    private static final Actor WRITER = new Actor("writer");
    private static final ContentProfile STATINS_IN_PRACTICE =
            article("en", "Statins in practice", "What the guideline says.", "lipids");
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_FUTURE = Instant.parse("2190-01-01T00:00:00Z");

    private final Log log = new Log();

    @BeforeEach
    void empty() {
        MODEL.reset(PROJECTION);
    }

    @Test
    void the_newest_published_version_is_listed_alone() {
        log.content(day(0), new ContentDrafted(STATINS, 1, STATINS_IN_PRACTICE, WRITER))
                .content(day(0), new ContentPublished(STATINS, 1, PAST, FAR_FUTURE))
                .content(day(1), new ContentRevised(STATINS, 2, STATINS_IN_PRACTICE, WRITER))
                .content(day(1), new ContentPublished(STATINS, 2, PAST.plusSeconds(1), FAR_FUTURE));
        assertThat(listed()).containsExactly("content-statins 2");
    }

    @Test
    void a_draft_does_not_hide_the_published_version() {
        log.content(day(0), new ContentDrafted(STATINS, 1, STATINS_IN_PRACTICE, WRITER))
                .content(day(0), new ContentPublished(STATINS, 1, PAST, FAR_FUTURE))
                .content(day(1), new ContentRevised(STATINS, 2, STATINS_IN_PRACTICE, WRITER));
        assertThat(listed()).containsExactly("content-statins 1");
    }

    @Test
    void withdrawing_the_newest_version_does_not_bring_back_the_older() {
        log.content(day(0), new ContentDrafted(STATINS, 1, STATINS_IN_PRACTICE, WRITER))
                .content(day(0), new ContentPublished(STATINS, 1, PAST, FAR_FUTURE))
                .content(day(1), new ContentRevised(STATINS, 2, STATINS_IN_PRACTICE, WRITER))
                .content(day(1), new ContentPublished(STATINS, 2, PAST.plusSeconds(1), FAR_FUTURE))
                .content(day(2), new ContentWithdrawn(STATINS, 2, PAST.plusSeconds(2), new FreeText("A new risk.")));
        assertThat(listed()).isEmpty();
    }

    @Test
    void expired_content_is_not_listed_even_before_anybody_says_so() {
        log.content(day(0), new ContentDrafted(STATINS, 1, STATINS_IN_PRACTICE, WRITER))
                .content(day(0), new ContentPublished(STATINS, 1, PAST, PAST.plusSeconds(60)));
        assertThat(listed()).isEmpty();
    }

    @Test
    void content_is_not_listed_before_its_publication_begins() {
        log.content(day(0), new ContentDrafted(STATINS, 1, STATINS_IN_PRACTICE, WRITER))
                .content(day(0), new ContentPublished(STATINS, 1, FAR_FUTURE.minusSeconds(60), FAR_FUTURE));
        assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, german,     Behandlungen der Herzschwäche,   behandlung",
        "en, english,    Treating failing hearts,         treated heart  ",
        "es, spanish,    Tratamientos del corazón,        tratamiento",
        "fr, french,     Les traitements du coeur,        traitement",
        "it, italian,    I trattamenti del cuore,         trattamento",
        "nl, dutch,      Behandelingen van het hart,      behandeling",
        "pt, portuguese, Tratamentos do coração,          tratamento",
        "pl, simple,     Leczenie serca,                  leczenie"
    })
    void a_search_finds_stems_of_the_contents_language(String language, String config, String title, String query) {
        publish(STATINS, article(language, title, "-", "lipids"));
        publish(INSULIN, article(language, "Insulin", "-", "diabetes"));
        apply();
        assertThat(found(config, query)).containsExactly("content-statins");
    }

    @Test
    void a_search_finds_words_of_topics() {
        publish(STATINS, article("en", "Untitled", "-", "heart-failure"));
        apply();
        assertThat(found("simple", "failure")).containsExactly("content-statins");
    }

    private void publish(ContentId id, ContentProfile profile) {
        log.content(day(0), new ContentDrafted(id, 1, profile, WRITER))
                .content(day(0), new ContentPublished(id, 1, PAST, FAR_FUTURE));
    }

    private void apply() {
        MODEL.apply(PROJECTION, log.events());
    }

    private List<String> listed() {
        apply();
        return MODEL.jdbc()
                .sql("select content_id || ' ' || version from read_model.content_catalogue order by 1")
                .query(String.class)
                .list();
    }

    private static List<String> found(String config, String query) {
        return MODEL.jdbc()
                .sql("""
                select content_id from read_model.content_catalogue
                where search @@ plainto_tsquery(cast(:config as regconfig), :query)
                order by content_id
                """)
                .param("config", config)
                .param("query", query)
                .query(String.class)
                .list();
    }
}
