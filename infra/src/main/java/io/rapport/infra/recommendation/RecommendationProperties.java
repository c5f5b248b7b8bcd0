package io.rapport.infra.recommendation;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.SegmentRule;
import io.rapport.domain.recommendation.SegmentRules;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param adoptSettingsAtStart whether the settings of recommending are recorded when the process is ready; not so where
 *     events of an earlier time are recorded first, as the demo's are
 * @param modelFolder where trained models are kept, for all processes that train or serve
 * @param rules what segments are offered rather than other content, in place of the rules that ship; those that ship, if
 *     absent, and none, if empty
 * @param lists how lists of the first page are put together; what is absent is as shipped
 */
@ConfigurationProperties("rapport.recommendation")
public record RecommendationProperties(
        @DefaultValue("true") boolean adoptSettingsAtStart,
        @DefaultValue("models") Path modelFolder,
        @Nullable List<Rule> rules,
        @DefaultValue Lists lists) {

    /** As {@link SegmentRule}. */
    public record Rule(
            @DefaultValue("") String name,
            @DefaultValue Set<String> specialties,
            @DefaultValue Set<Role> roles,
            @DefaultValue Set<String> countries,
            @DefaultValue Set<String> languages,
            @DefaultValue List<String> topics,
            @DefaultValue List<ContentType> types,
            @DefaultValue("1") double weight) {}

    /** As {@link ListPolicy}. */
    public record Lists(
            @Nullable List<Integer> libraryPlaces,
            @Nullable Duration libraryAge,
            @Nullable Double explorationShare,
            @Nullable Double explorationSharpness) {

        ListPolicy policy() {
            ListPolicy shipped = ListPolicy.DEFAULT;
            return new ListPolicy(
                    Objects.requireNonNullElse(libraryPlaces, shipped.libraryPlaces()),
                    Objects.requireNonNullElse(libraryAge, shipped.libraryAge()),
                    Objects.requireNonNullElse(explorationShare, shipped.explorationShare()),
                    Objects.requireNonNullElse(explorationSharpness, shipped.explorationSharpness()));
        }
    }

    /** @throws IllegalArgumentException naming the property that is wrong, and what was expected */
    RecommendationSettings settings() {
        RecommendationSettings shipped = RecommendationSettings.SHIPPED;
        return new RecommendationSettings(
                segmentRules(),
                shipped.segmentWeights(),
                shipped.behaviouralWeights(),
                named("rapport.recommendation.lists", lists::policy));
    }

    private SegmentRules segmentRules() {
        if (rules == null) {
            return SegmentRules.SHIPPED;
        }
        List<SegmentRule> configured = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            configured.add(named("rapport.recommendation.rules[" + i + "]", () -> rule(rule)));
        }
        return new SegmentRules(configured);
    }

    private static SegmentRule rule(Rule rule) {
        return new SegmentRule(
                new FreeText(rule.name()),
                values(rule.specialties(), Specialty::new),
                rule.roles(),
                values(rule.countries(), Country::new),
                values(rule.languages(), Language::new),
                rule.topics().stream().map(Topic::new).toList(),
                rule.types(),
                rule.weight());
    }

    private static <T> Set<T> values(Set<String> codes, Function<String, T> value) {
        return codes.stream().map(value).collect(Collectors.toSet());
    }

    private static <T> T named(String property, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValue invalid) {
            String field = invalid.field();
            throw new IllegalArgumentException(
                    property + (field == null ? "" : "." + field) + ": " + invalid.detail(), invalid);
        }
    }
}
