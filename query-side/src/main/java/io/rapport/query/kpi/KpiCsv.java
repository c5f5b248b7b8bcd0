package io.rapport.query.kpi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A KPI as comma-separated values (RFC 4180), with numbers as SQL and spreadsheets of any locale's import read them. */
final class KpiCsv {

    private static final String END = "\r\n";

    private KpiCsv() {}

    static String of(KpiAnswer answer) {
        String head = "kpi,grain,from,to,cut,by,code,value,numerator,denominator,hcps,withheld" + END;
        String cut = answer.cut().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return head
                + answer.values().stream()
                        .map(value -> Stream.<@Nullable Object>of(
                                        answer.code(),
                                        answer.grain(),
                                        value.from(),
                                        value.to(),
                                        cut,
                                        text(answer.by()),
                                        text(value.code()),
                                        text(value.value()),
                                        text(value.numerator()),
                                        text(value.denominator()),
                                        text(value.hcps()),
                                        value.withheld())
                                .map(KpiCsv::cell)
                                .collect(Collectors.joining(",")))
                        .map(line -> line + END)
                        .collect(Collectors.joining());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** A code that a spreadsheet might take for a formula is a text in it. */
    private static String cell(@Nullable Object value) {
        String text = String.valueOf(value);
        String harmless = List.of('=', '+', '-', '@').contains(text.isEmpty() ? ' ' : text.charAt(0)) && !isNumber(text)
                ? "'" + text
                : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+(E-?[0-9]+)?");
    }
}
