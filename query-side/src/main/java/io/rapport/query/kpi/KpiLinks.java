package io.rapport.query.kpi;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Links to pages and files about the same period and cut. */
public final class KpiLinks {

    private static final String BOARD = "/console/kpis";

    private final Period period;
    private final Cut cut;
    private final LocalDate today;

    KpiLinks(Period period, Cut cut, LocalDate today) {
        this.period = period;
        this.cut = cut;
        this.today = today;
    }

    public String board() {
        return link(BOARD, period).toUriString();
    }

    /** The board with its figures, however long they take. */
    public String computed() {
        return link(BOARD, period).queryParam("computed", true).toUriString();
    }

    public String kpi(String code) {
        return link(page(code), period).toUriString();
    }

    /** The same KPI of the part that a dimension's code stands for. */
    public String part(String code, Dimension dimension, String part) {
        return new KpiLinks(period, cut.with(dimension, part), today).kpi(code);
    }

    /** The same page, broken down by something else. */
    public String by(String code, Dimension dimension) {
        return link(page(code), period).queryParam("by", dimension.code()).toUriString();
    }

    public String csv(String code) {
        return link("/api/v1/kpis/" + code + "/csv", period)
                .queryParam("periods", KpiBoards.PERIODS)
                .toUriString();
    }

    public String csvBy(String code, Dimension dimension) {
        return link("/api/v1/kpis/" + code + "/csv", period)
                .queryParam("by", dimension.code())
                .toUriString();
    }

    /** @param code of a KPI; the board if absent */
    public String earlier(@Nullable String code) {
        return link(page(code), period.before()).toUriString();
    }

    /** Absent where the next period has not begun. */
    public Optional<String> later(@Nullable String code) {
        Period next = period.after();
        return next.from().isAfter(today)
                ? Optional.empty()
                : Optional.of(link(page(code), next).toUriString());
    }

    private static String page(@Nullable String code) {
        return code == null ? BOARD : BOARD + "/" + code;
    }

    private UriComponentsBuilder link(String path, Period of) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path)
                .queryParam("grain", of.grain().code())
                .queryParam("at", of.from());
        Arrays.stream(Dimension.values())
                .filter(dimension -> cut.code(dimension) != null)
                .forEach(dimension -> link.queryParam(dimension.code(), cut.code(dimension)));
        return link.encode();
    }
}
