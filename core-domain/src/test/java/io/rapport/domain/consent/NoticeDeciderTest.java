package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentRejection.NoticeVersionAlreadyPublished;
import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeDeciderTest {

    private static final PurposeCatalogue PURPOSES = new PurposeCatalogue(List.of());

    @Test
    void a_version_is_published_in_each_language() {
        NoticeState english = published(publish("en", Purpose.ANALYTICS, true));

        assertThat(NoticeDecider.decide(publish("de", Purpose.ANALYTICS, true), english, PURPOSES))
                .first()
                .returns(new Language("de"), NoticeVersionPublished::language);
    }

    @Test
    void the_same_again_is_nothing_new() {
        PublishNoticeVersion command = publish("en", Purpose.ANALYTICS, true);

        assertThat(NoticeDecider.decide(command, published(command), PURPOSES)).isEmpty();
    }

    @Test
    void what_was_published_stays_as_it_was() {
        NoticeState published = published(publish("en", Purpose.ANALYTICS, true));

        assertThatExceptionOfType(NoticeVersionAlreadyPublished.class)
                .isThrownBy(() -> NoticeDecider.decide(publish("en", Purpose.ANALYTICS, false), published, PURPOSES));
    }

    @Test
    void a_notice_for_a_purpose_that_nobody_listed_is_refused() {
        assertThatExceptionOfType(UnknownPurpose.class)
                .isThrownBy(() ->
                        NoticeDecider.decide(publish("en", new Purpose("surveys"), true), NoticeState.EMPTY, PURPOSES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://example.org", "https://", "sha-256:abc", "https://example.org/a b"})
    void a_text_that_nothing_points_to_is_refused(String document) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new NoticeDocument(document));
    }

    private static NoticeState published(PublishNoticeVersion command) {
        return NoticeDecider.decide(command, NoticeState.EMPTY, PURPOSES).stream()
                .reduce(NoticeState.EMPTY, NoticeDecider::evolve, (left, right) -> right);
    }

    private static PublishNoticeVersion publish(String language, Purpose purpose, boolean requiresReconsent) {
        return new PublishNoticeVersion(
                new NoticeId("privacy"),
                new NoticeVersion("2026-01"),
                new Language(language),
                new Jurisdiction("EU"),
                new TreeSet<>(Set.of(purpose)),
                Instant.parse("2026-03-01T10:00:00Z"),
                new NoticeDocument("https://example.org/privacy"),
                requiresReconsent,
                new Actor("compliance"));
    }
}
