package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** By what a KPI can be cut. HCPs are cut by what they are now, actions by what they were. */
public enum Dimension {
    SPECIALTY,
    COUNTRY,
    ROLE,
    CHANNEL,
    CONTENT_TYPE;

    /** Those that tell HCPs apart. */
    public static final Set<Dimension> OF_HCPS = Set.of(SPECIALTY, COUNTRY, ROLE);

    public static final Set<Dimension> ALL = Set.of(values());

    /** The name in SQL. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in requests and answers. */
    public String code() {
        return column().replace('_', '-');
    }

    public String title() {
        return code().replace('-', ' ');
    }

    static Dimension of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst()
                .orElseThrow(() -> InvalidValue.of(
                        "by",
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(Dimension::code)
                                                .toList())));
    }
}
