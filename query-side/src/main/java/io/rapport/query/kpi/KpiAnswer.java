package io.rapport.query.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A KPI as it is told over HTTP.
 *
 * @param code of the KPI
 * @param cutBy by what it can be cut
 * @param grain day, week or month
 * @param cut by dimension, the one code that counts
 * @param by the dimension whose parts are told one by one; absent where it is a trend
 * @param freshness how new it is
 */
record KpiAnswer(
        String code,
        String area,
        String title,
        String definition,
        String formula,
        String unit,
        @Nullable Goal goal,
        List<String> cutBy,
        String grain,
        Map<String, String> cut,
        @Nullable String by,
        Freshness freshness,
        List<Value> values) {

    /**
     * @param from the first day, in UTC
     * @param to the first day after it
     * @param code the part; absent in a trend
     * @param value absent where it is withheld, or there was nothing to divide by
     * @param share the numerator's share of the denominator, to which a goal of counts refers
     * @param reached whether the goal is; absent where there is none, or no value
     */
    record Value(
            LocalDate from,
            LocalDate to,
            @Nullable String code,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double share,
            @Nullable Long hcps,
            boolean withheld,
            @Nullable Boolean reached) {

        static Value of(Kpi kpi, Figure figure) {
            return new Value(
                    figure.period().from(),
                    figure.period().to(),
                    figure.code(),
                    figure.value(kpi),
                    figure.numerator(),
                    figure.denominator(),
                    figure.share(),
                    figure.hcps(),
                    figure.withheld(),
                    kpi.goal() == null ? null : figure.reaches(kpi, kpi.goal()));
        }
    }

    /**
     * @param position the log position that is included
     * @param computedAt when
     */
    record Freshness(long position, Instant computedAt) {}

    static KpiAnswer of(
            Kpi kpi, Grain grain, Cut cut, @Nullable Dimension by, Freshness freshness, List<Figure> figures) {
        Map<String, String> codes = new TreeMap<>();
        cut.codes().forEach((dimension, code) -> codes.put(dimension.code(), code));
        return new KpiAnswer(
                kpi.code(),
                kpi.area().title(),
                kpi.title(),
                kpi.definition(),
                kpi.formula(),
                kpi.unit().text(),
                kpi.goal(),
                kpi.cuts().stream().sorted().map(Dimension::code).toList(),
                grain.code(),
                codes,
                by == null ? null : by.code(),
                freshness,
                figures.stream().map(figure -> Value.of(kpi, figure)).toList());
    }
}
