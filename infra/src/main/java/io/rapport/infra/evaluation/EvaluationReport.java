package io.rapport.infra.evaluation;

import io.rapport.infra.evaluation.Bootstrap.Interval;
import io.rapport.infra.evaluation.Outcomes.Outcome;
import io.rapport.infra.evaluation.Outcomes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as text of 80 columns. */
final class EvaluationReport {

    private EvaluationReport() {}

    /**
     * @param baseline the name of the one that the others are compared with
     */
    static List<String> lines(Results results, String model, String baseline, int contents) {
        List<String> lines = new ArrayList<>();
        lines.add("%-25s %6s %7s %15s %6s %6s %8s"
                .formatted("", "HR@10", "NDCG@10", "95 % interval", "MRR@10", "cover", "µs/list"));
        results.forEach((name, of) -> {
            Interval interval = Bootstrap.ndcg(of, Slice.ALL);
            lines.add(line(
                    "%-25s %6.4f %7.4f %15s %6.4f %5.1f%% %8.0f",
                    name,
                    of.mean(Slice.ALL, Outcome::hit),
                    of.mean(Slice.ALL, Outcome::ndcg),
                    text(interval),
                    of.mean(Slice.ALL, Outcome::reciprocalRank),
                    100 * of.coverage(contents),
                    of.microsPerList()));
        });
        lines.add("");
        lines.add("NDCG@10 by the age of what was chosen");
        lines.add(
                "%-25s %10s %15s %15s %10s".formatted("", "all", Slice.UNDER_A_DAY.title, Slice.A_DAY.title, "a week"));
        Outcomes ours = results.of(model);
        Outcomes theirs = results.of(baseline);
        lines.add("%-25s %10d %15d %15d %10d"
                .formatted(
                        "targets",
                        ours.count(Slice.ALL),
                        ours.count(Slice.UNDER_A_DAY),
                        ours.count(Slice.A_DAY),
                        ours.count(Slice.A_WEEK)));
        results.forEach((name, of) -> lines.add(line(
                "%-25s %10.4f %15.4f %15.4f %10.4f",
                name,
                of.mean(Slice.ALL, Outcome::ndcg),
                of.mean(Slice.UNDER_A_DAY, Outcome::ndcg),
                of.mean(Slice.A_DAY, Outcome::ndcg),
                of.mean(Slice.A_WEEK, Outcome::ndcg))));
        lines.add("");
        lines.add("NDCG@10 of " + model + " by that of " + baseline + ", with paired 95 % intervals");
        for (Slice slice : Slice.values()) {
            lines.add(line(
                    "%-25s %10.3f  %s",
                    slice.title,
                    ours.mean(slice, Outcome::ndcg) / theirs.mean(slice, Outcome::ndcg),
                    text(Bootstrap.ratio(ours, theirs, slice))));
        }
        return lines;
    }

    private static String text(Interval interval) {
        return line("%.4f..%.4f", interval.low(), interval.high());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
