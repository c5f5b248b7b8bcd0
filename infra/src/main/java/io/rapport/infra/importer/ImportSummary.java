package io.rapport.infra.importer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What an import did, all its runs together. */
record ImportSummary(Tally.Counts counts, int people, int contents, double seconds) {

    @JsonPropertyOrder({"rows", "recorded", "duplicates", "rejected", "people", "content", "byAction", "seconds"})
    private record Json(
            long rows,
            long recorded,
            long duplicates,
            long rejected,
            int people,
            int content,
            Map<String, Long> byAction,
            double seconds) {}

    String json() {
        return new JsonMapper()
                .writeValueAsString(new Json(
                        counts.rows(),
                        counts.recorded(),
                        counts.duplicates(),
                        counts.rejected(),
                        people,
                        contents,
                        counts.byAction(),
                        Math.round(seconds * 1000) / 1000.0));
    }

    /** Lines of up to 80 characters, but for the rejects file's name. */
    List<String> text(Path rejects) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Read %,d rows in %s.", counts.rows(), Durations.words(seconds)));
        lines.add("");
        lines.add(line("recorded", counts.recorded(), ""));
        if (counts.anonymous() > 0) {
            lines.add(line("  anonymously", counts.anonymous(), "no analytics consent at the time"));
        }
        lines.add(line("duplicates", counts.duplicates(), "recorded before"));
        lines.add(line("rejected", counts.rejected(), ""));
        if (counts.ignored() > 0) {
            lines.add(line("ignored", counts.ignored(), "actions that the mapping leaves out"));
        }
        lines.add("");
        lines.add(line("people", people, ""));
        lines.add(line("content", contents, ""));
        counts.byAction().forEach((action, count) -> lines.add(line(action, count, "")));
        if (counts.rejected() > 0) {
            lines.add("");
            lines.add("Rejected rows, with line numbers and reasons, are in");
            lines.add(rejects.toString());
        }
        return lines;
    }

    private static String line(String name, long count, String remark) {
        return String.format(Locale.ROOT, "  %-14s%,15d  %s", name, count, remark)
                .stripTrailing();
    }
}
