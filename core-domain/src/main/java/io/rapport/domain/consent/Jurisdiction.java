package io.rapport.domain.consent;

import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule applies: an ISO 3166-1 alpha-2 code; {@code EU}, which is wherever the GDPR applies as law of the Union or
 * by the EEA Agreement; or {@code *} for everywhere.
 */
public record Jurisdiction(String value) implements TextValue {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final String UNION = "EU";

    private static final Set<String> OF_THE_GDPR = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    public static final Jurisdiction EVERYWHERE = new Jurisdiction("*");

    public Jurisdiction {
        if (!value.equals("*") && !value.equals(UNION) && !COUNTRIES.contains(value)) {
            throw InvalidValue.expected("an ISO 3166-1 alpha-2 country code such as DE, or EU, or *");
        }
    }

    /** Whether it applies to an HCP of the country; of an HCP without one, only what applies everywhere does. */
    public boolean covers(@Nullable Country country) {
        return specificity() == 0
                || (country != null && (value.equals(country.value()) || (isUnion() && isOfTheGdpr(country))));
    }

    /** The more of the world it leaves out, the higher. */
    public int specificity() {
        if (value.equals("*")) {
            return 0;
        }
        return isUnion() ? 1 : 2;
    }

    private boolean isUnion() {
        return value.equals(UNION);
    }

    private static boolean isOfTheGdpr(Country country) {
        return OF_THE_GDPR.contains(country.value());
    }
}
