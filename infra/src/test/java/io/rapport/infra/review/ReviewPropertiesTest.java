package io.rapport.infra.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.review.SignatureTerms;
import io.rapport.domain.review.ActorKind;
import io.rapport.domain.review.ReviewRule;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.ReviewRules;
import io.rapport.domain.review.Risk;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReviewPropertiesTest {

    private static final Map<String, String> RULE = Map.of(
            "rapport.review.rules[0].name", "late-consent",
            "rapport.review.rules[0].events", "consent,hcp.deactivated");

    @Test
    void nothing_need_be_configured() {
        ReviewProperties properties = bind(Map.of());

        assertThat(properties.reviewRules()).isEqualTo(ReviewRules.SHIPPED);
        assertThat(properties.terms())
                .isEqualTo(new SignatureTerms(Duration.ofMinutes(5), new TreeSet<>(), new TreeSet<>()));
    }

    @Test
    void there_may_be_no_rules() {
        assertThat(bind(Map.of("rapport.review.rules", "")).reviewRules().rules())
                .isEmpty();
    }

    @Test
    void a_rule_is_read_as_it_is_written() {
        Map<String, String> written = new HashMap<>(RULE);
        written.put("rapport.review.rules[0].risk", "high");
        written.put("rapport.review.rules[0].due-within", "5d");
        written.put("rapport.review.rules[0].actor", "system");
        written.put("rapport.review.rules[0].late-by", "24h");
        written.put("rapport.review.rules[0].simulated", "true");

        assertThat(bind(written).reviewRules().rules())
                .containsExactly(new ReviewRule(
                        new ReviewRuleName("late-consent"),
                        Set.of("consent", "hcp.deactivated"),
                        Risk.HIGH,
                        Duration.ofDays(5),
                        ActorKind.SYSTEM,
                        Duration.ofHours(24),
                        true));
    }

    @Test
    void terms_of_signatures_are_read_as_they_are_written() {
        assertThat(bind(Map.of(
                                "rapport.review.signature-max-age", "90s",
                                "rapport.review.signature-acr-values", "gold",
                                "rapport.review.signature-amr-values", "otp,hwk"))
                        .terms())
                .isEqualTo(new SignatureTerms(
                        Duration.ofSeconds(90), new TreeSet<>(Set.of("gold")), new TreeSet<>(List.of("hwk", "otp"))));
    }

    @ParameterizedTest
    @CsvSource({
        "name, Late!",
        "name, ''",
        "events, consents",
        "events, review",
        "events, ''",
        "due-within, 0s",
        "late-by, -1s"
    })
    void what_is_wrong_is_named(String property, String value) {
        Map<String, String> written = new HashMap<>(RULE);
        written.put("rapport.review.rules[0]." + property, value);

        assertThatThrownBy(() -> bind(written).reviewRules())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rapport.review.rules[0]." + property + ": expected");
    }

    @Test
    void two_rules_have_two_names() {
        Map<String, String> written = new HashMap<>(RULE);
        written.put("rapport.review.rules[1].name", "late-consent");
        written.put("rapport.review.rules[1].events", "erasure");

        assertThatThrownBy(() -> bind(written).reviewRules()).hasMessageStartingWith("rapport.review.rules[1].name:");
    }

    private static ReviewProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("rapport.review", ReviewProperties.class);
    }
}
