package io.rapport.query.kpi;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Computes KPIs from the read models as they stand. */
@Component
public class KpiFigures {

    /** Whom a figure is about. */
    public record Counted(String hcpId, String specialty, String country, String role, double number) {}

    private static final String PERIODS = """
            (select from_day, to_day, before_day,
                from_day::timestamp at time zone 'UTC' as from_at, to_day::timestamp at time zone 'UTC' as to_at,
                greatest(least(to_day, cast(:today as date) + 1) - from_day, 0) as days
            from unnest(:from::date[], :to::date[], :before::date[]) as t (from_day, to_day, before_day)) p
            """;

    private static final String CUT = """
            (select cast(:specialty as text) as specialty, cast(:country as text) as country, cast(:role as text) as role,
                cast(:channel as text) as channel, cast(:content_type as text) as content_type) c
            """;

    private final JdbcClient jdbc;
    private final KpiProperties properties;
    private final Clock clock;

    /** @param clock which tells the days of a period that have begun, and what is permitted now */
    public KpiFigures(JdbcClient jdbc, KpiProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** A figure on fewer HCPs is withheld. */
    public int smallestGroup() {
        return properties.smallestGroup();
    }

    /** Of each of some periods of one grain, in their order. */
    public List<Figure> over(Kpi kpi, List<Period> periods, Cut cut) {
        String sql = "select p.from_day, null as code, m.* from " + PERIODS + " cross join " + CUT
                + " cross join lateral (" + kpi.sql() + ") m order by p.from_day";
        return query(sql, periods, cut, (row, index) -> figure(row, periods.get(index)));
    }

    public Figure of(Kpi kpi, Period period, Cut cut) {
        return over(kpi, List.of(period), cut).getFirst();
    }

    /** Of each part that a dimension tells apart, in one period, by code. */
    public List<Figure> by(Dimension dimension, Kpi kpi, Period period, Cut cut) {
        String column = dimension.column();
        String parts = "(select "
                + String.join(
                        ", ",
                        Dimension.ALL.stream()
                                .sorted()
                                .map(other -> other == dimension
                                        ? "code as " + column
                                        : "cast(:" + other.column() + " as text) as " + other.column())
                                .toList())
                + " from (" + codes(dimension) + ") known (code)"
                + " where cast(:" + column + " as text) is null or code = :" + column + ") c ";
        String sql = "select p.from_day, c." + column + " as code, m.* from " + PERIODS + " cross join " + parts
                + " cross join lateral (" + kpi.sql() + ") m order by c." + column;
        return query(sql, List.of(period), cut, (row, index) -> figure(row, period));
    }

    /** Whom the KPI is about, most first; of those alone who permit analytics now. */
    public List<Counted> hcps(Kpi kpi, Period period, Cut cut, int limit) {
        String sql = "select m.hcp_id, h.specialty, h.country, h.role, m.number from " + PERIODS + " cross join " + CUT
                + " cross join lateral (" + kpi.hcpsSql() + ") m"
                + " join read_model.hcp_profile h using (hcp_id)"
                + " where " + KpiSql.optedIn(Purpose.ANALYTICS).replace("p.to_at", "cast(:now as timestamptz)")
                + " order by m.number desc, m.hcp_id limit " + limit;
        return query(
                sql,
                List.of(period),
                cut,
                (row, index) -> new Counted(
                        row.getString("hcp_id"),
                        row.getString("specialty"),
                        row.getString("country"),
                        row.getString("role"),
                        row.getDouble("number")));
    }

    /** The codes that there are of a dimension, as rows. */
    static String codes(Dimension dimension) {
        return switch (dimension) {
            case SPECIALTY -> "select distinct specialty from read_model.hcp_profile";
            case COUNTRY -> "select distinct country from read_model.hcp_profile";
            case ROLE -> "select distinct role from read_model.hcp_profile";
            case CHANNEL ->
                "select unnest(array['"
                        + String.join(
                                "', '",
                                Arrays.stream(Channel.values()).map(Codes::code).toList())
                        + "'])";
            case CONTENT_TYPE -> "select distinct type from read_model.content_version";
        };
    }

    /** All codes of a dimension in their order. */
    public List<String> codesOf(Dimension dimension) {
        return jdbc.sql("select code from (" + codes(dimension) + ") known (code) order by code")
                .query(String.class)
                .list();
    }

    private <T> List<T> query(String sql, List<Period> periods, Cut cut, RowMapper<T> row) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        StatementSpec statement = jdbc.sql(sql)
                .param("now", now)
                .param("today", now.toLocalDate())
                .param("from", days(periods.stream().map(Period::from).toList()))
                .param("to", days(periods.stream().map(Period::to).toList()))
                .param(
                        "before",
                        days(periods.stream()
                                .map(period -> period.before().from())
                                .toList()));
        for (Dimension dimension : Dimension.values()) {
            statement = statement.param(dimension.column(), cut.code(dimension));
        }
        return statement.query(row).list();
    }

    private static String days(List<LocalDate> days) {
        return "{" + String.join(",", days.stream().map(LocalDate::toString).toList()) + "}";
    }

    private Figure figure(ResultSet row, Period period) throws SQLException {
        return Figure.of(
                period,
                row.getString("code"),
                decimalOrNull(row, "numerator"),
                decimalOrNull(row, "denominator"),
                row.getObject("hcps", Long.class),
                properties.smallestGroup());
    }

    private static @Nullable Double decimalOrNull(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
