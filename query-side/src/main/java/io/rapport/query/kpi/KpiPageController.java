package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.console.PageText;
import io.rapport.query.console.Visitors;
import io.rapport.query.kpi.KpiTile.Group;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** KPIs as pages. */
@ConsoleController
class KpiPageController {

    private static final int MOST_HCPS = 200;

    /**
     * A field of the form above the figures.
     *
     * @param name of the parameter
     */
    record Filter(
            String name,
            String title,
            List<String> codes,
            @Nullable String chosen) {}

    /** One part of a breakdown. */
    record Part(
            String code,
            String title,
            String value,
            String share,
            String goal,
            @Nullable Boolean reached,
            String bar) {}

    private final Kpis kpis;
    private final KpiBoards boards;
    private final KpiFigures figures;
    private final KpiFreshness freshness;
    private final Visitors visitors;
    private final Clock clock;

    KpiPageController(
            Kpis kpis, KpiBoards boards, KpiFigures figures, KpiFreshness freshness, Visitors visitors, Clock clock) {
        this.kpis = kpis;
        this.boards = boards;
        this.figures = figures;
        this.freshness = freshness;
        this.visitors = visitors;
        this.clock = clock;
    }

    /**
     * @param at a day of the period; one of the last whole period if absent
     * @param computed whether to wait for figures that have to be computed first; otherwise the page says that they are being
     *     computed, and asks for them itself
     */
    @GetMapping("/console/kpis")
    ModelAndView board(
            CutRequest cutRequest,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate at,
            @RequestParam(defaultValue = "false") boolean computed) {
        Period period = period(grain, at);
        Cut cut = cutRequest.cut();
        Optional<KpiBoard> made = computed ? Optional.of(boards.board(period, cut)) : boards.soon(period, cut);
        ModelAndView page = new ModelAndView("kpis/board");
        frame(page, period, cut, Dimension.ALL.stream().sorted().toList());
        made.ifPresent(board -> {
            page.addObject("groups", groups(board));
            page.addObject("freshness", fresh(board.freshness()));
        });
        return page;
    }

    @GetMapping("/console/kpis/{code}")
    ModelAndView kpi(
            @PathVariable String code,
            CutRequest cutRequest,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable String by) {
        Optional<Kpi> known = kpis.find(code);
        if (known.isEmpty()) {
            return new ModelAndView("kpis/unknown", HttpStatus.NOT_FOUND);
        }
        Kpi kpi = known.get();
        Cut cut = cutRequest.cutOf(kpi);
        Period period = period(grain, at);
        List<Figure> trend = figures.over(kpi, period.last(KpiBoards.PERIODS), cut);
        ModelAndView page = new ModelAndView("kpis/kpi");
        List<Dimension> cuts = kpi.cuts().stream().sorted().toList();
        frame(page, period, cut, cuts);
        page.addObject("kpi", kpi);
        page.addObject("tile", KpiTile.of(new KpiBoard.Trend(kpi, trend)));
        page.addObject("cuts", cuts);
        page.addObject("freshness", fresh(freshness.now()));
        if (!cuts.isEmpty()) {
            Dimension dimension = by == null ? cuts.getFirst() : Dimension.of(by);
            CutRequest.requireCut(kpi, dimension, "by");
            page.addObject("by", dimension);
            page.addObject("smallestGroup", figures.smallestGroup());
            page.addObject("parts", parts(kpi, figures.by(dimension, kpi, period, cut)));
        }
        boolean mayList = kpi.hcpsSql() != null
                && visitors.current()
                        .filter(visitor -> visitor.isAnyOf("analyst", "compliance"))
                        .isPresent();
        if (mayList) {
            page.addObject("hcps", figures.hcps(kpi, period, cut, MOST_HCPS));
        }
        return page;
    }

    private void frame(ModelAndView page, Period period, Cut cut, List<Dimension> dimensions) {
        page.addObject("grains", Grain.values());
        page.addObject("period", period);
        page.addObject("periodText", KpiText.period(period));
        page.addObject(
                "filters",
                dimensions.stream()
                        .map(dimension -> new Filter(
                                dimension.code(), dimension.title(), figures.codesOf(dimension), cut.code(dimension)))
                        .toList());
        page.addObject("links", new KpiLinks(period, cut, today()));
    }

    private static List<Group> groups(KpiBoard board) {
        Map<String, List<KpiTile>> groups = new LinkedHashMap<>();
        board.trends()
                .forEach(trend -> groups.computeIfAbsent(trend.kpi().area().title(), area -> new ArrayList<>())
                        .add(KpiTile.of(trend)));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static List<Part> parts(Kpi kpi, List<Figure> figures) {
        double highest = figures.stream()
                .mapToDouble(figure -> figure.value(kpi) instanceof Double value ? value : 0)
                .max()
                .orElse(0);
        return figures.stream()
                .filter(figure -> figure.withheld() || figure.value(kpi) != null)
                .map(figure -> part(kpi, figure, highest))
                .toList();
    }

    private static Part part(Kpi kpi, Figure figure, double highest) {
        Double value = figure.value(kpi);
        Double share = kpi.isCount() ? figure.share() : null;
        String code = String.valueOf(figure.code());
        return new Part(
                code,
                PageText.words(code),
                KpiText.figure(kpi, figure),
                share == null ? "" : KpiText.percent(share),
                KpiText.goal(kpi, figure),
                kpi.goal() == null ? null : figure.reaches(kpi, kpi.goal()),
                String.format(Locale.ROOT, "%.2f%%", value == null || highest <= 0 ? 0 : 100 * value / highest));
    }

    private Period period(String grain, @Nullable LocalDate at) {
        Grain known = Grain.of(grain);
        if (at == null) {
            return Period.containing(known, today()).before();
        }
        if (at.isAfter(today())) {
            throw InvalidValue.of("at", "a day that is not after today");
        }
        return Period.containing(known, at);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String fresh(KpiAnswer.Freshness freshness) {
        Instant at = freshness.computedAt();
        return String.format(
                Locale.ROOT,
                "Computed at %s from all events up to position %,d.",
                PageText.exactTime(at),
                freshness.position());
    }
}
