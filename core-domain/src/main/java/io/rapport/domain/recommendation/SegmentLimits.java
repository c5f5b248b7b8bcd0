package io.rapport.domain.recommendation;

import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Limits;
import io.rapport.domain.shared.TextValue;
import java.util.Comparator;
import java.util.Set;

/** Which HCPs a pin is limited to. An empty set does not limit. */
public record SegmentLimits(Set<Specialty> specialties, Set<Country> countries, Set<Language> languages) {

    private static final Comparator<TextValue> BY_CODE = Comparator.comparing(TextValue::value);

    public static final SegmentLimits NONE = new SegmentLimits(Set.of(), Set.of(), Set.of());

    public SegmentLimits {
        specialties = Limits.ordered(specialties, BY_CODE);
        countries = Limits.ordered(countries, BY_CODE);
        languages = Limits.ordered(languages, BY_CODE);
    }

    boolean include(Segment segment) {
        return Limits.allow(specialties, segment.specialty())
                && Limits.allow(countries, segment.country())
                && Limits.allow(languages, segment.language());
    }

    /** Whether there can be an HCP whom both include. */
    boolean overlap(SegmentLimits other) {
        return Limits.overlap(specialties, other.specialties)
                && Limits.overlap(countries, other.countries)
                && Limits.overlap(languages, other.languages);
    }
}
