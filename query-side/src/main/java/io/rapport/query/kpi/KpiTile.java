package io.rapport.query.kpi;

import io.rapport.query.kpi.KpiBoard.Trend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI as it is shown among others.
 *
 * @param goal empty where there is none
 * @param reached absent where there is no goal, or no value
 */
record KpiTile(
        String code,
        String title,
        String definition,
        String value,
        String unit,
        String share,
        String change,
        String goal,
        @Nullable Boolean reached,
        BarChart chart) {

    /** @param area what they are about */
    record Group(String area, List<KpiTile> tiles) {}

    static KpiTile of(Trend trend) {
        Kpi kpi = trend.kpi();
        Figure figure = trend.last();
        Double share = kpi.isCount() ? figure.share() : null;
        return new KpiTile(
                kpi.code(),
                kpi.title(),
                kpi.definition(),
                KpiText.figure(kpi, figure),
                KpiText.unit(kpi),
                share == null ? "" : KpiText.percent(share),
                KpiText.change(kpi, figure, trend.before()),
                KpiText.goal(kpi, figure),
                kpi.goal() == null ? null : figure.reaches(kpi, kpi.goal()),
                BarChart.of(kpi, trend.figures()));
    }
}
