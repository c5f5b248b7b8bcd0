package io.rapport.domain.recommendation;

import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.TextValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which HCPs a pin is limited to. An empty set does not limit. */
public record SegmentLimits(Set<Specialty> specialties, Set<Country> countries, Set<Language> languages) {

    public static final SegmentLimits NONE = new SegmentLimits(Set.of(), Set.of(), Set.of());

    public SegmentLimits {
        specialties = ordered(specialties);
        countries = ordered(countries);
        languages = ordered(languages);
    }

    boolean include(Segment segment) {
        return allow(specialties, segment.specialty())
                && allow(countries, segment.country())
                && allow(languages, segment.language());
    }

    /** Whether there can be an HCP whom both include. */
    boolean overlap(SegmentLimits other) {
        return meet(specialties, other.specialties)
                && meet(countries, other.countries)
                && meet(languages, other.languages);
    }

    private static <T> boolean allow(Set<T> allowed, T value) {
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static boolean meet(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    /** In a fixed order, so that equal limits are stored as equal bytes. */
    private static <T extends TextValue> Set<T> ordered(Set<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(
                values.stream().sorted(Comparator.comparing(TextValue::value)).toList()));
    }
}
