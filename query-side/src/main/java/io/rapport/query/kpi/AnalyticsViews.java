package io.rapport.query.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The KPIs as views in schema {@code analytics}, for those who ask by SQL: of each the last periods of each grain, as a whole
 * and by each code of one dimension. Figures on few HCPs are withheld as they are anywhere else.
 */
@Component
public class AnalyticsViews {

    /** A role that may read the views and nothing else; whoever is to ask by SQL is made a member of it. */
    public static final String READER = "rapport_analytics";

    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.of(
            "grain", "How long the period is: day, week (from Monday) or month.",
            "period", "The first day of the period, in UTC.",
            "dimension", "What it is cut by: all, specialty, country, role, channel or content_type.",
            "code", "The part that it is about; null where it is about all.",
            "value", "The KPI; null where it is withheld, or there was nothing to divide by.",
            "numerator", "What is counted or divided.",
            "denominator", "What it is divided by, or a share of; null where it is a count.",
            "hcps", "How many known HCPs it rests on; null where it rests on none or is withheld.",
            "withheld", "Whether it rests on so few HCPs that it might tell of one."));

    private final Kpis kpis;
    private final KpiProperties properties;

    AnalyticsViews(Kpis kpis, KpiProperties properties) {
        this.kpis = kpis;
        this.properties = properties;
    }

    /** The script that makes them, in place of those there are. */
    public String script() {
        return String.join(
                ";\n\n",
                """
                do $$
                declare
                    old text;
                begin
                    for old in select table_name from information_schema.views where table_schema = 'analytics'
                    loop
                        execute format('drop view if exists analytics.%I cascade', old);
                    end loop;
                end
                $$""",
                PERIOD,
                cut(),
                catalogue(),
                kpis.all().stream().map(this::view).collect(Collectors.joining(";\n\n")),
                UNREAD,
                grants());
    }

    private static final String PERIOD = """
            create view analytics.period as
            select grain, from_day, to_day, before_day,
                from_day::timestamp at time zone 'UTC' as from_at, to_day::timestamp at time zone 'UTC' as to_at,
                least(to_day, today + 1) - from_day as days
            from (
                select 'month' as grain, today, t::date as from_day, (t + interval '1 month')::date as to_day,
                    (t - interval '1 month')::date as before_day
                from (select (now() at time zone 'UTC')::date) n (today),
                    generate_series(date_trunc('month', today::timestamp) - interval '12 months', today::timestamp,
                        interval '1 month') t
                union all
                select 'week', today, t::date, t::date + 7, t::date - 7
                from (select (now() at time zone 'UTC')::date) n (today),
                    generate_series(date_trunc('week', today::timestamp) - interval '25 weeks', today::timestamp,
                        interval '1 week') t
                union all
                select 'day', today, t::date, t::date + 1, t::date - 1
                from (select (now() at time zone 'UTC')::date) n (today),
                    generate_series(today::timestamp - interval '59 days', today::timestamp, interval '1 day') t) periods;
            comment on view analytics.period is
                'The periods of the views: 13 months, 26 weeks and 60 days, the last of each being the present one';
            """
            + comments(
                    "period",
                    Map.of(
                            "grain", "month, week or day.",
                            "from_day", "The first day, in UTC.",
                            "to_day", "The first day after it.",
                            "before_day", "Where the period before begins.",
                            "from_at", "from_day as a moment.",
                            "to_at", "to_day as a moment.",
                            "days", "How many days of it have begun."));

    private static final String UNREAD = """
            create view analytics.unread_content as
            select v.content_id, v.title, v.type, v.nature, v.language, v.published_from, v.published_until
            from read_model.content_catalogue v
            where not exists (select from read_model.content_activity a where a.content_id = v.content_id and a.action = 'view');
            comment on view analytics.unread_content is
                'Content that can be read now and was never read by anybody'""";

    private static String cut() {
        String columns =
                String.join(", ", columns(Dimension.ALL.stream().sorted().toList(), "null::text as %s"));
        StringBuilder parts = new StringBuilder("select 'all' as dimension, null::text as code, " + columns);
        for (Dimension dimension : Dimension.values()) {
            parts.append("\nunion all select '").append(dimension.column()).append("', code, ");
            parts.append(Arrays.stream(Dimension.values())
                    .map(other -> other == dimension ? "code" : "null")
                    .collect(Collectors.joining(", ")));
            parts.append(" from (").append(KpiFigures.codes(dimension)).append(") known (code)");
        }
        Map<String, String> comments = new TreeMap<>(
                Map.of("dimension", COLUMNS.getOrDefault("dimension", ""), "code", COLUMNS.getOrDefault("code", "")));
        for (Dimension dimension : Dimension.values()) {
            comments.put(dimension.column(), "The code, where it is cut by this.");
        }
        return "create view analytics.cut as\n" + parts
                + ";\ncomment on view analytics.cut is 'By what the views are cut';\n" + comments("cut", comments);
    }

    private String catalogue() {
        String rows = kpis.all().stream()
                .map(kpi -> "(%s, %s, %s, %s, %s, %s, %s, %s)"
                        .formatted(
                                text(kpi.viewName()),
                                text(kpi.area().title()),
                                text(kpi.title()),
                                text(kpi.definition()),
                                text(kpi.formula()),
                                text(kpi.unit().text()),
                                kpi.goal() == null
                                        ? "null::numeric"
                                        : kpi.goal().value() + "::numeric",
                                kpi.goal() == null
                                        ? "null::boolean"
                                        : String.valueOf(kpi.goal().atLeast())))
                .collect(Collectors.joining(",\n"));
        return "create view analytics.kpi as\nselect * from (values\n" + rows
                + ") k (kpi, area, title, definition, formula, unit, goal, at_least);\n"
                + "comment on view analytics.kpi is 'What each KPI means and what is aimed at';\n"
                + comments(
                        "kpi",
                        Map.of(
                                "kpi", "The name of its view.",
                                "area", "What it is about.",
                                "title", "Its name.",
                                "definition", "What it says.",
                                "formula", "How it is computed.",
                                "unit", "What its value is a number of; of shares, the value is a fraction of one.",
                                "goal", "What is aimed at; of counts of HCPs, as a share of the denominator.",
                                "at_least", "Whether to reach the goal is good; otherwise, to stay below it."));
    }

    private String view(Kpi kpi) {
        String dimensions = kpi.cuts().stream()
                .sorted()
                .map(dimension -> ", " + text(dimension.column()))
                .collect(Collectors.joining());
        String withheld = "m.hcps > 0 and m.hcps < " + properties.smallestGroup();
        String value = kpi.isCount() ? "m.numerator" : "m.numerator / nullif(m.denominator, 0)";
        return """
                create view analytics.%1$s as
                select p.grain, p.from_day as period, c.dimension, c.code,
                    case when %2$s then null else %3$s end as value,
                    case when %2$s then null else m.numerator end as numerator,
                    case when %2$s then null else m.denominator end as denominator,
                    case when %2$s then null else m.hcps end as hcps,
                    coalesce(%2$s, false) as withheld
                from analytics.period p
                join analytics.cut c on c.dimension in ('all'%4$s)
                cross join lateral (%5$s) m;
                comment on view analytics.%1$s is %6$s;
                """.formatted(
                                kpi.viewName(),
                                withheld,
                                value,
                                dimensions,
                                kpi.sql(),
                                text(kpi.title() + ": " + kpi.definition() + " Formula: " + kpi.formula() + "."))
                + comments(kpi.viewName(), COLUMNS);
    }

    private static String grants() {
        return "grant usage on schema analytics to " + READER + ";\ngrant select on all tables in schema analytics to "
                + READER;
    }

    private static List<String> columns(List<Dimension> dimensions, String template) {
        return dimensions.stream()
                .map(dimension -> template.formatted(dimension.column()))
                .toList();
    }

    private static String comments(String view, Map<String, String> ofColumns) {
        return new TreeMap<>(ofColumns)
                .entrySet().stream()
                        .map(column -> "comment on column analytics.%s.%s is %s"
                                .formatted(view, column.getKey(), text(column.getValue())))
                        .collect(Collectors.joining(";\n"));
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
