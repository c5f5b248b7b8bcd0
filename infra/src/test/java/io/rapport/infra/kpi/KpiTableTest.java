package io.rapport.infra.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.kpi.Dimension;
import io.rapport.query.kpi.Kpi;
import io.rapport.query.kpi.KpiCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the page about KPIs to what they are. With {@code -Drapport.kpis.write=true} it is written anew. */
class KpiTableTest {

    private static final Path PAGE = Path.of("..", "docs", "kpis.md");
    private static final String BEGINNING = "| KPI |";

    @Test
    void the_page_lists_every_kpi_as_it_is_defined() throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("rapport.kpis.write")) {
            page = page.substring(0, page.indexOf(BEGINNING)) + table();
            Files.writeString(PAGE, page);
        }
        assertThat(page.substring(page.indexOf(BEGINNING))).isEqualTo(table());
    }

    private static String table() {
        return BEGINNING + " Says | Is | Goal, an example | Cut by | View |\n|---|---|---|---|---|---|\n"
                + KpiCatalogue.all().stream().map(KpiTableTest::row).collect(Collectors.joining());
    }

    private static String row(Kpi kpi) {
        return "| %s, `%s` | %s | %s | %s | %s | `%s` |%n"
                .formatted(
                        kpi.title(),
                        kpi.code(),
                        kpi.definition(),
                        kpi.formula(),
                        goal(kpi),
                        kpi.cuts().stream().sorted().map(Dimension::title).collect(Collectors.joining(", ")),
                        kpi.viewName());
    }

    private static String goal(Kpi kpi) {
        if (kpi.goal() == null) {
            return "";
        }
        return (kpi.goal().atLeast() ? "≥ " : "≤ ")
                + String.format(Locale.ROOT, "%.2f", kpi.goal().value()).replaceFirst("\\.?0+$", "")
                + (kpi.goal().ofShare() ? " of all" : "");
    }
}
