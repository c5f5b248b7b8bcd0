package io.rapport.domain.consent;

import static java.util.function.Predicate.not;

import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentRejection.NoticeLanguageNotPublished;
import io.rapport.domain.consent.ConsentRejection.NoticeNotPublished;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All versions of privacy notices that were published. For an HCP and a purpose those count that name the purpose and
 * whose jurisdiction is the most specific of those in effect that its country is in.
 */
public record NoticeRegister(List<NoticeVersionPublished> published) {

    public static final NoticeRegister EMPTY = new NoticeRegister(List.of());

    public NoticeRegister {
        published = List.copyOf(published);
    }

    /**
     * Requires a grant to cite a version that is in effect when it is given, and a language in which it was published.
     * Where no notice is in effect, any version will do.
     *
     * @throws NoticeNotPublished naming those that may be cited
     * @throws NoticeLanguageNotPublished naming the languages of the version
     */
    void requireCitable(
            NoticeVersion cited,
            @Nullable Language language,
            Purpose purpose,
            @Nullable Country country,
            Instant decidedAt) {
        List<NoticeVersionPublished> counting = inEffect(purpose, country, decidedAt);
        List<NoticeVersionPublished> citable = counting.stream()
                .filter(version -> counting.stream().noneMatch(other -> asksAnew(other, version)))
                .toList();
        if (counting.isEmpty()) {
            return;
        }
        List<NoticeVersionPublished> ofVersion = citable.stream()
                .filter(version -> version.version().equals(cited))
                .toList();
        if (ofVersion.isEmpty()) {
            throw new NoticeNotPublished(
                    citable.stream().map(NoticeVersionPublished::version).toList());
        }
        if (ofVersion.stream().noneMatch(version -> version.language().equals(language))) {
            throw new NoticeLanguageNotPublished(
                    ofVersion.stream().map(NoticeVersionPublished::language).toList());
        }
    }

    /** Whether a version that is in effect at {@code at} asks for a new grant in place of this one. */
    boolean asksAnew(GivenConsent given, @Nullable Country country, Instant at) {
        List<NoticeVersionPublished> counting = inEffect(given.scope().purpose(), country, at);
        return counting.stream()
                .filter(NoticeVersionPublished::requiresReconsent)
                .filter(newer -> !newer.version().equals(given.notice()))
                .anyMatch(newer -> counting.stream()
                        .filter(version -> version.version().equals(given.notice()))
                        .allMatch(version -> version.effectiveFrom().isBefore(newer.effectiveFrom())));
    }

    private static boolean asksAnew(NoticeVersionPublished newer, NoticeVersionPublished older) {
        return newer.requiresReconsent()
                && !newer.version().equals(older.version())
                && older.effectiveFrom().isBefore(newer.effectiveFrom());
    }

    private List<NoticeVersionPublished> inEffect(Purpose purpose, @Nullable Country country, Instant at) {
        List<NoticeVersionPublished> covering = published.stream()
                .filter(version -> version.purposes().contains(purpose))
                .filter(version -> version.jurisdiction().covers(country))
                .filter(not(version -> version.effectiveFrom().isAfter(at)))
                .toList();
        int mostSpecific = covering.stream()
                .mapToInt(version -> version.jurisdiction().specificity())
                .max()
                .orElse(0);
        return covering.stream()
                .filter(version -> version.jurisdiction().specificity() == mostSpecific)
                .toList();
    }
}
