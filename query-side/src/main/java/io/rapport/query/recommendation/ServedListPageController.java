package io.rapport.query.recommendation;

import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommender.Reason;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.recommendation.ServedListController.ReplayView;
import io.rapport.query.recommendation.ServedListController.ReplayedItem;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Why something was shown, as pages: the lists that were served, and each made again from the log. */
@ConsoleController
class ServedListPageController {

    private static final int MOST = 50;
    private static final int MOST_SIGNALS = 5;

    /** @param hcp absent where it had no known reader */
    record Recent(
            String id,
            @Nullable String hcp,
            Instant servedAt,
            String placement,
            String level,
            @Nullable String model,
            int items,
            int clicks) {}

    /** @param bar its size beside the largest, in percent */
    record Signal(String feature, String contribution, String bar) {}

    /**
     * @param chance in percent, with which it was listed at this place
     * @param signals what weighed most, the weightiest first
     */
    record Shown(
            int place,
            String content,
            int version,
            String title,
            List<String> reasons,
            String chance,
            List<Signal> signals) {}

    private final JdbcClient jdbc;
    private final ServedListController lists;

    ServedListPageController(JdbcClient jdbc, ServedListController lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    @GetMapping("/console/recommendations")
    ModelAndView recent() {
        return new ModelAndView(
                "recommendations/list",
                Map.of(
                        "lists",
                        jdbc.sql(
                                        "select * from read_model.served_list order by served_at desc, recommendation_id limit "
                                                + MOST)
                                .query((row, index) -> new Recent(
                                        row.getString("recommendation_id"),
                                        row.getString("hcp_id"),
                                        Rows.instant(row, "served_at"),
                                        row.getString("placement"),
                                        row.getString("level"),
                                        row.getString("model_id"),
                                        row.getInt("items"),
                                        row.getInt("clicks")))
                                .list()));
    }

    @GetMapping("/console/recommendations/{id}")
    ModelAndView why(@PathVariable RecommendationId id) {
        ReplayView replay = lists.replay(id);
        return new ModelAndView(
                "recommendations/why",
                Map.of(
                        "replay",
                        replay,
                        "items",
                        replay.items().stream()
                                .map(ServedListPageController::shown)
                                .toList()));
    }

    private static Shown shown(ReplayedItem item) {
        return new Shown(
                item.place(),
                item.served().content().value(),
                item.served().version(),
                item.title(),
                item.reasons().stream().map(ServedListPageController::reason).toList(),
                String.format(Locale.ROOT, "%.1f %%", 100 * item.served().propensity()),
                signals(item.contributions()));
    }

    private static String reason(String code) {
        return Reason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')).text();
    }

    private static List<Signal> signals(Map<String, Double> contributions) {
        double largest =
                contributions.values().stream().mapToDouble(Math::abs).max().orElse(1);
        return contributions.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -Math.abs(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SIGNALS)
                .map(entry -> new Signal(
                        entry.getKey().replace('-', ' '),
                        String.format(Locale.ROOT, "%+.3f", entry.getValue()),
                        String.format(Locale.ROOT, "%.1f%%", 100 * Math.abs(entry.getValue()) / largest)))
                .toList();
    }
}
