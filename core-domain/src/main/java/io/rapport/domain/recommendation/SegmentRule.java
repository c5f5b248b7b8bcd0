package io.rapport.domain.recommendation;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Limits;
import io.rapport.domain.shared.Topic;
import java.util.List;
import java.util.Set;

/**
 * That a segment is offered some content rather than other. What is empty does not restrict the segment.
 *
 * @param topics content on any of these is preferred
 * @param types and content of any of these types
 * @param weight by how much, -5 to 5; below 0, other content is preferred
 */
public record SegmentRule(
        FreeText name,
        Set<Specialty> specialties,
        Set<Role> roles,
        Set<Country> countries,
        Set<Language> languages,
        List<Topic> topics,
        List<ContentType> types,
        double weight) {

    private static final double MOST = 5;

    public SegmentRule {
        specialties = Set.copyOf(specialties);
        roles = Set.copyOf(roles);
        countries = Set.copyOf(countries);
        languages = Set.copyOf(languages);
        topics = List.copyOf(topics);
        types = List.copyOf(types);
        if (!(Math.abs(weight) <= MOST)) {
            throw InvalidValue.of("weight", "a number from -5 to 5");
        }
        if (topics.isEmpty() && types.isEmpty()) {
            throw InvalidValue.of("topics", "a topic or a type of content");
        }
    }

    boolean concerns(Segment segment) {
        return Limits.allow(specialties, segment.specialty())
                && Limits.allow(roles, segment.role())
                && Limits.allow(countries, segment.country())
                && Limits.allow(languages, segment.language());
    }
}
