package io.rapport.query.kpi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one definition of a KPI.
 *
 * @param code in requests; its view in {@code analytics} has the same name in snake case
 * @param definition what it says, in a sentence
 * @param formula how, in words
 * @param goal what is aimed at unless configured otherwise; absent where a number alone is neither good nor bad
 * @param cuts by what it can be cut
 * @param sql one row of {@code numerator, denominator, hcps} for the period {@code p} ({@code from_day} and {@code to_day},
 *     the first day after it, {@code from_at} and {@code to_at} the same as moments, {@code before_day} where the period
 *     before begins, and {@code days}, how many days of it have begun) and the cut {@code c} (a column for each dimension,
 *     null where it is not cut). {@code denominator} is null where the value is a count; {@code hcps} is how many known HCPs
 *     the value rests on, null where it is about none
 * @param hcpsSql rows of {@code hcp_id, number} for the same {@code p} and {@code c}: whom the numerator is about, and how
 *     much of it; absent where it is about no HCPs
 */
public record Kpi(
        String code,
        Area area,
        String title,
        String definition,
        String formula,
        Unit unit,
        @Nullable Goal goal,
        Set<Dimension> cuts,
        String sql,
        @Nullable String hcpsSql) {

    /** What KPIs are about, in the order in which they are shown. */
    public enum Area {
        REACH("Reach"),
        USE("Use"),
        CONTENT("Content"),
        SEARCH("Search"),
        ONBOARDING("Onboarding"),
        SAMPLES("Samples"),
        CONSENT("Consent"),
        RECOMMENDATION("Recommendations"),
        COMPLIANCE("Compliance");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Kpi {
        cuts = Set.copyOf(cuts);
    }

    public String viewName() {
        return code.replace('-', '_');
    }

    /** Whether the value is a count, rather than one number divided by another. */
    public boolean isCount() {
        return unit == Unit.HCPS || unit == Unit.COUNT;
    }
}
