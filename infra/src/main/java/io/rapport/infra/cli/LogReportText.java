package io.rapport.infra.cli;

import io.rapport.infra.eventlog.Findings;
import io.rapport.infra.eventlog.LogReport;
import io.rapport.infra.eventlog.LogReport.Failure;
import io.rapport.infra.eventlog.LogReport.StoredType;
import io.rapport.infra.eventlog.MissingPositions.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A report on the log in lines of up to 80 characters. */
final class LogReportText {

    private static final double MILLIS = 1_000;
    private static final Pattern WORDS_OF_A_LINE = Pattern.compile("\\S.{0,75}(?=\\s|$)|\\S{76}");

    private LogReportText() {}

    static List<String> lines(LogReport report, Duration took) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "Read %,d events up to position %d in %.1f s.",
                report.events(), report.checkedTo(), took.toMillis() / MILLIS));
        if (report.events() > 0) {
            lines.add("");
            lines.add(format("  %-40s%10s%14s", "event", "revision", "events"));
            report.counts().forEach((type, count) -> lines.add(line(type, count)));
        }
        missing(report, lines);
        failures("Cannot be read", report.unreadable(), lines);
        failures("Cannot be projected", report.unprojectable(), lines);
        lines.add("");
        lines.add(
                report.isSound()
                        ? "This version can read every event, and every projection takes it."
                        : "This version cannot work with all of this log.");
        return lines;
    }

    private static String line(StoredType type, long count) {
        return format("  %-40s%10d%,14d  %s", type.name(), type.revision(), count, remark(type))
                .stripTrailing();
    }

    private static String remark(StoredType type) {
        OptionalInt current = type.currentRevision();
        if (current.isEmpty()) {
            return "not known";
        }
        int difference = Integer.compare(type.revision(), current.getAsInt());
        String relation = difference < 0 ? "upcast to " : "newer than ";
        return difference == 0 ? "" : relation + current.getAsInt();
    }

    private static void missing(LogReport report, List<String> lines) {
        if (report.missing().count() > 0) {
            lines.add("");
            long listed =
                    report.missing().first().stream().mapToLong(Gap::positions).sum();
            lines.add(heading("Missing positions", report.missing().count(), listed));
            report.missing().first().stream().map(LogReportText::line).forEach(lines::add);
        }
    }

    private static String line(Gap gap) {
        return gap.from() == gap.to()
                ? format("  position %d", gap.from())
                : format("  positions %d to %d", gap.from(), gap.to());
    }

    private static void failures(String what, Findings<Failure> failures, List<String> lines) {
        if (failures.count() > 0) {
            lines.add("");
            lines.add(heading(what, failures.count(), failures.first().size()));
            failures.first().stream().flatMap(LogReportText::lines).forEach(lines::add);
        }
    }

    private static String heading(String what, long count, long listed) {
        return format("%s: %,d", what, count) + (listed < count ? ", of which the first are" : "");
    }

    private static Stream<String> lines(Failure failure) {
        String cause = failure.projection() == null ? failure.cause() : failure.projection() + ": " + failure.cause();
        return Stream.concat(
                Stream.of(
                        format(
                                "  position %d: %s, revision %d",
                                failure.position(),
                                failure.type().name(),
                                failure.type().revision()),
                        format("    event %s", failure.eventId())),
                WORDS_OF_A_LINE.matcher(cause).results().map(MatchResult::group).map("    "::concat));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
