package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.SegmentRule;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecommendationPropertiesTest {

    private static final String PREFIX = "rapport.recommendation.";

    @Test
    void nothing_need_be_configured() {
        assertThat(bind(Map.of()).settings()).isEqualTo(RecommendationSettings.SHIPPED);
    }

    @Test
    void there_may_be_no_rules() {
        assertThat(bind(Map.of(PREFIX + "rules", "")).settings().rules().rules())
                .isEmpty();
    }

    @Test
    void a_rule_is_read_as_it_is_written() {
        Map<String, String> written = new HashMap<>(Map.of(
                PREFIX + "rules[0].name", "Vaccination season",
                PREFIX + "rules[0].specialties", "family-medicine",
                PREFIX + "rules[0].roles", "nurse",
                PREFIX + "rules[0].countries", "DE",
                PREFIX + "rules[0].languages", "de",
                PREFIX + "rules[0].topics", "vaccination",
                PREFIX + "rules[0].types", "case-study",
                PREFIX + "rules[0].weight", "-2.5"));

        assertThat(bind(written).settings().rules().rules())
                .containsExactly(new SegmentRule(
                        new FreeText("Vaccination season"),
                        Set.of(new Specialty("family-medicine")),
                        Set.of(Role.NURSE),
                        Set.of(new Country("DE")),
                        Set.of(new Language("de")),
                        List.of(new Topic("vaccination")),
                        List.of(ContentType.CASE_STUDY),
                        -2.5));
    }

    @Test
    void what_lists_are_put_together_by_is_read_part_by_part() {
        assertThat(bind(Map.of(PREFIX + "lists.library-places", "2, 5", PREFIX + "lists.exploration-share", "0"))
                        .settings()
                        .policy())
                .isEqualTo(new ListPolicy(List.of(2, 5), Duration.ofDays(7), 0, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "rules[0].weight, 6",
        "rules[0].weight, NaN",
        "lists.library-places, 0",
        "lists.library-age, -1d",
        "lists.exploration-share, 1.5",
        "lists.exploration-sharpness, -1"
    })
    void what_cannot_be_is_refused_by_its_name(String property, String value) {
        Map<String, String> written =
                new HashMap<>(Map.of(PREFIX + "rules[0].name", "a", PREFIX + "rules[0].topics", "lipids"));
        written.put(PREFIX + property, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bind(written).settings())
                .withMessageContaining("rapport.recommendation.");
    }

    @Test
    void a_rule_about_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bind(Map.of(PREFIX + "rules[0].name", "a")).settings())
                .withMessageContaining("rapport.recommendation.rules[0].topics");
    }

    private static RecommendationProperties bind(Map<String, String> written) {
        return new Binder(new MapConfigurationPropertySource(written))
                .bindOrCreate("rapport.recommendation", RecommendationProperties.class);
    }
}
