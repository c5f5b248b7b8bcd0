package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.kpi.KpiAnswer.Freshness;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** KPIs: what they mean, their values over time or part by part, and whom they are about. */
@RestController
class KpiQueryController {

    private static final int DEFAULT_PERIODS = 1;
    private static final int MOST_PERIODS = 60;

    /** @param items every KPI there is */
    record Definitions(List<Definition> items) {}

    record Definition(
            String code,
            String area,
            String title,
            String definition,
            String formula,
            String unit,
            @Nullable Goal goal,
            List<String> cutBy,
            String view) {

        static Definition of(Kpi kpi) {
            return new Definition(
                    kpi.code(),
                    kpi.area().title(),
                    kpi.title(),
                    kpi.definition(),
                    kpi.formula(),
                    kpi.unit().text(),
                    kpi.goal(),
                    kpi.cuts().stream().sorted().map(Dimension::code).toList(),
                    "analytics." + kpi.viewName());
        }
    }

    /** @param items those who permit analytics, most first */
    record Behind(String code, List<KpiFigures.Counted> items) {}

    private final Kpis kpis;
    private final KpiFigures figures;
    private final KpiFreshness freshness;
    private final ReadBarrier barrier;
    private final Clock clock;

    KpiQueryController(Kpis kpis, KpiFigures figures, KpiFreshness freshness, ReadBarrier barrier, Clock clock) {
        this.kpis = kpis;
        this.figures = figures;
        this.freshness = freshness;
        this.barrier = barrier;
        this.clock = clock;
    }

    @GetMapping("/api/v1/kpis")
    Definitions definitions() {
        return new Definitions(kpis.all().stream().map(Definition::of).toList());
    }

    /**
     * @param grain day, week or month
     * @param at a day of the last period that is told; today if absent
     * @param periods how many are told, from 1 to 60, the earliest first
     * @param by the dimension whose parts are told, for the one period
     */
    @GetMapping("/api/v1/kpis/{code}")
    KpiAnswer find(
            @PathVariable String code,
            CutRequest cutRequest,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable Integer periods,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        Kpi kpi = kpis.require(code);
        Cut cut = cutRequest.cutOf(kpi);
        Period last = period(grain, at);
        int count = count(periods, by);
        barrier.await(minPosition, KpiFreshness.PROJECTIONS);
        Freshness fresh = freshness.now();
        if (by == null) {
            return KpiAnswer.of(kpi, last.grain(), cut, null, fresh, figures.over(kpi, last.last(count), cut));
        }
        Dimension dimension = Dimension.of(by);
        CutRequest.requireCut(kpi, dimension, "by");
        return KpiAnswer.of(kpi, last.grain(), cut, dimension, fresh, figures.by(dimension, kpi, last, cut));
    }

    /** The same as a file for spreadsheets (RFC 4180). */
    @GetMapping(path = "/api/v1/kpis/{code}/csv", produces = "text/csv")
    ResponseEntity<String> csv(
            @PathVariable String code,
            CutRequest cutRequest,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable Integer periods,
            @RequestParam(required = false) @Nullable String by) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(code + ".csv")
                                .build()
                                .toString())
                .body(KpiCsv.of(find(code, cutRequest, grain, at, periods, by, null)));
    }

    /** Whom the KPI is about in one period; of those alone who permit analytics now, and without their names. */
    @GetMapping("/api/v1/kpis/{code}/hcps")
    Behind hcps(
            @PathVariable String code,
            CutRequest cutRequest,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable Integer limit) {
        Kpi kpi = kpis.require(code);
        if (kpi.hcpsSql() == null) {
            throw InvalidValue.of("kpi", "one that counts HCPs or what they do; " + code + " has no list behind it");
        }
        return new Behind(code, figures.hcps(kpi, period(grain, at), cutRequest.cutOf(kpi), Limits.of(limit)));
    }

    private Period period(String grain, @Nullable LocalDate at) {
        LocalDate day = at == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : at;
        return Period.containing(Grain.of(grain), day);
    }

    private static int count(@Nullable Integer periods, @Nullable String by) {
        if (periods == null) {
            return DEFAULT_PERIODS;
        }
        if (by != null) {
            throw InvalidValue.of("periods", "nothing beside by, which tells the parts of one period");
        }
        if (periods < 1 || periods > MOST_PERIODS) {
            throw InvalidValue.of("periods", "a number from 1 to " + MOST_PERIODS);
        }
        return periods;
    }
}
