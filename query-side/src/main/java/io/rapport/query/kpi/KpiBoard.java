package io.rapport.query.kpi;

import io.rapport.query.kpi.KpiAnswer.Freshness;
import java.util.List;

/**
 * All KPIs of a period and those before it.
 *
 * @param trends in the order of the catalogue
 */
record KpiBoard(Period period, Cut cut, Freshness freshness, List<Trend> trends) {

    /** @param figures of the period, which is the last, and those before it */
    record Trend(Kpi kpi, List<Figure> figures) {

        Figure last() {
            return figures.getLast();
        }

        Figure before() {
            return figures.get(figures.size() - 2);
        }
    }
}
