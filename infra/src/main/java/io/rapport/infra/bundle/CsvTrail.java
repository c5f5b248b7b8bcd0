package io.rapport.infra.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trail as CSV (RFC 4180), with quotes around every value and one line for each event. What a spreadsheet would take for a
 * formula has an apostrophe before it.
 */
final class CsvTrail {

    private static final String FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private static final String HEADER = row(
            "position",
            "event_id",
            "occurred_at",
            "recorded_at",
            "event",
            "facts",
            "subject",
            "actor",
            "on_behalf_of",
            "channel",
            "reason",
            "consent",
            "correlation_id",
            "recording_simulated");

    private CsvTrail() {}

    static void writeHeader(OutputStream out) throws IOException {
        // So that spreadsheets take it for UTF-8.
        write(out, "\ufeff" + HEADER);
    }

    static void writeRow(OutputStream out, TrailRow row) throws IOException {
        write(
                out,
                row(
                        Long.toString(row.position()),
                        row.eventId(),
                        row.occurredAt().toString(),
                        row.recordedAt().toString(),
                        row.event(),
                        row.facts(),
                        row.subject(),
                        row.actor(),
                        row.onBehalfOf(),
                        row.channel(),
                        row.reason(),
                        row.consent(),
                        row.correlationId(),
                        row.simulated() ? "yes" : ""));
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the row of an event begins with. */
    static byte[] start(long position, String eventId) {
        return (row(Long.toString(position), eventId) + ",").getBytes(StandardCharsets.UTF_8);
    }

    private static String row(String... values) {
        return Arrays.stream(values).map(CsvTrail::value).collect(Collectors.joining(","));
    }

    static String value(String text) {
        String line = TrailRow.oneLine(text);
        boolean isFormula = Stream.of(text, line.strip())
                .anyMatch(start -> !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0);
        return "\"" + (isFormula ? "'" : "") + line.replace("\"", "\"\"") + "\"";
    }
}
