package io.rapport.projection.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTopologyTest {

    private static final String ADA = "ada";
    private static final String BOB = "bob";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final FigureRun run = new FigureRun();
    private long position;

    @AfterEach
    void close() {
        run.close();
    }

    private CountedAction action(int minute, String action, String content) {
        return action(minute, action, content, "web", content.isEmpty() ? "" : "article", null);
    }

    private CountedAction action(
            int minute, String action, String content, String channel, String type, @Nullable Integer depth) {
        position++;
        return new CountedAction(
                position,
                NOON.plusSeconds(60L * minute),
                channel,
                action,
                content,
                content.isEmpty() ? "" : "lipitor",
                type,
                "cardiology",
                "DE",
                depth);
    }

    private void counts(String hcp, CountedAction action) {
        run.tell(hcp, AnalyticsMessage.counted(action));
    }

    private long ends(String hcp, EndedScope... scopes) {
        position++;
        run.tell(hcp, AnalyticsMessage.ended(position, List.of(scopes)));
        return position;
    }

    @Test
    void actions_are_counted_by_day_channel_action_and_kind_of_content() {
        counts(ADA, action(0, "view", "statins"));
        counts(BOB, action(5, "view", "statins"));
        counts(BOB, action(24 * 60, "search", ""));

        assertThat(run.of(Figure.ACTIONS)).isEqualTo(Map.of("view web article lipitor", 2L, "search web", 1L));
        assertThat(run.figures().keySet())
                .filteredOn(key -> key.figure() == Figure.ACTIONS)
                .extracting(FigureKey::from)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z"));
    }

    @Test
    void an_hcp_is_active_once_a_day_and_channel_however_much_it_does() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(600, "view", "statins"));
        counts(ADA, action(0, "view", "statins", "email", "article", null));
        counts(BOB, action(0, "view", "statins"));

        assertThat(run.of(Figure.ACTIVE_HCPS)).isEqualTo(Map.of("web", 2L, "email", 1L));
    }

    @Test
    void what_is_read_is_told_by_the_hour_and_by_who_reads_it() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(59, "view", "statins"));
        counts(ADA, action(60, "view", "statins"));
        counts(ADA, action(60, "search", ""));

        assertThat(run.of(Figure.TRENDING)).isEqualTo(Map.of("view statins DE cardiology", 3L));
        assertThat(run.figures().values()).contains(2L);
    }

    @Test
    void half_an_hour_without_an_action_does_not_end_a_visit_and_more_does() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(30, "view", "statins"));
        counts(ADA, action(61, "search", ""));

        assertThat(run.of(Figure.SESSIONS)).isEqualTo(Map.of("web", 2L));
        assertThat(run.of(Figure.SESSION_ACTIONS)).isEqualTo(Map.of("web", 3L));
        assertThat(run.of(Figure.SESSION_SECONDS)).isEqualTo(Map.of("web", 1800L));
        assertThat(run.of(Figure.SINGLE_ACTION_SESSIONS)).isEqualTo(Map.of("web", 1L));
    }

    @Test
    void a_late_action_makes_one_visit_of_two() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(50, "view", "statins"));
        counts(ADA, action(25, "view", "statins"));

        assertThat(run.of(Figure.SESSIONS)).isEqualTo(Map.of("web", 1L));
        assertThat(run.of(Figure.SESSION_SECONDS)).isEqualTo(Map.of("web", 3000L));
        assertThat(run.of(Figure.SINGLE_ACTION_SESSIONS)).isEmpty();
    }

    @Test
    void a_visit_is_of_one_hcp_and_one_channel() {
        counts(ADA, action(0, "view", "statins"));
        counts(BOB, action(1, "view", "statins"));
        counts(ADA, action(2, "view", "statins", "email", "article", null));

        assertThat(run.of(Figure.SESSIONS)).isEqualTo(Map.of("web", 2L, "email", 1L));
    }

    @Test
    void an_action_that_may_not_be_counted_any_more_makes_two_visits_of_one() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(25, "view", "statins", "web", "video", null));
        counts(ADA, action(50, "view", "statins"));
        ends(ADA, new EndedScope(null, null, "video"));

        assertThat(run.of(Figure.SESSIONS)).isEqualTo(Map.of("web", 2L));
        assertThat(run.of(Figure.SESSION_ACTIONS)).isEqualTo(Map.of("web", 2L));
        assertThat(run.of(Figure.SESSION_SECONDS)).isEmpty();
    }

    @Test
    void the_funnel_tells_how_many_went_how_far_with_a_piece_of_content() {
        counts(ADA, action(0, "view", "statins"));
        counts(ADA, action(1, "view", "statins", "web", "article", 80));
        counts(ADA, action(2, "bookmark", "statins"));
        counts(BOB, action(3, "view", "statins", "web", "article", 10));
        counts(BOB, action(4, "share", "trial"));

        assertThat(run.of(Figure.FUNNEL))
                .isEqualTo(Map.of(
                        "article viewed", 3L, "article read", 2L, "article kept", 2L, "article recommended", 1L));
    }

    @Test
    void what_nobody_did_is_counted_without_visits() {
        counts(AnalyticsMessage.nobody(3), action(0, "view", "statins"));

        assertThat(run.of(Figure.ACTIONS)).hasSize(1);
        assertThat(run.of(Figure.TRENDING)).hasSize(1);
        assertThat(run.of(Figure.SESSIONS)).isEmpty();
        assertThat(run.of(Figure.ACTIVE_HCPS)).isEmpty();
        assertThat(run.of(Figure.FUNNEL)).isEmpty();
    }

    @Test
    void a_message_that_comes_again_counts_once() {
        List<AnalyticsMessage> messages = List.of(
                AnalyticsMessage.counted(action(0, "view", "statins")),
                AnalyticsMessage.counted(action(1, "view", "statins")),
                AnalyticsMessage.ended(++position, List.of(EndedScope.ALL)),
                AnalyticsMessage.counted(action(2, "view", "statins")));
        messages.forEach(message -> run.tell(ADA, message));
        Map<FigureKey, Long> once = run.figures();
        messages.forEach(message -> run.tell(ADA, message));

        assertThat(run.figures()).isEqualTo(once);
        assertThat(run.ended()).hasSize(1);
    }

    @Test
    void the_end_is_told_when_nothing_counts_any_more_even_where_nothing_did() {
        counts(ADA, action(0, "view", "statins"));
        long first = ends(ADA, EndedScope.ALL);
        long second = ends(BOB);

        assertThat(run.figures()).isEmpty();
        assertThat(run.ended()).containsExactly(first, second);
    }

    @Test
    void content_of_which_nothing_is_known_goes_with_any() {
        counts(ADA, action(0, "view", "statins", "web", EndedScope.UNKNOWN, null));
        ends(ADA, new EndedScope("web", "crestor", null));

        assertThat(run.figures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figures_are_those_of_a_run_without_what_may_not_be_counted_whatever_the_order(long seed) {
        Random random = new Random(seed);
        Map<String, List<CountedAction>> all = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            String hcp = random.nextInt(10) == 0 ? AnalyticsMessage.nobody(0) : random.nextBoolean() ? ADA : BOB;
            CountedAction action = any(random);
            all.computeIfAbsent(hcp, key -> new ArrayList<>()).add(action);
            counts(hcp, action);
        }
        ends(ADA, EndedScope.ALL);
        ends(BOB, new EndedScope("email", null, null), new EndedScope(null, null, "video"));
        List<CountedAction> after = List.of(any(random), any(random));
        after.forEach(action -> counts(ADA, action));

        Predicate<CountedAction> leftOfBob = action ->
                !action.channel().equals("email") && !action.contentType().equals("video");
        Map<String, List<CountedAction>> left = Map.of(
                ADA,
                after,
                BOB,
                all.getOrDefault(BOB, List.of()).stream().filter(leftOfBob).toList(),
                AnalyticsMessage.nobody(0),
                all.getOrDefault(AnalyticsMessage.nobody(0), List.of()));
        assertThat(run.figures()).isEqualTo(inOrderOfTime(left));
    }

    private CountedAction any(Random random) {
        String content = random.nextInt(5) == 0 ? "" : "content-" + random.nextInt(4);
        String type = content.isEmpty() ? "" : random.nextInt(3) == 0 ? "video" : "article";
        List<String> actions = content.isEmpty() ? List.of("search") : List.of("view", "bookmark", "share", "rating");
        return action(
                random.nextInt(14 * 24 * 60),
                actions.get(random.nextInt(actions.size())),
                content,
                random.nextBoolean() ? "web" : "email",
                type,
                random.nextInt(101));
    }

    /** The figures of a run in which nothing comes late and nothing is taken away. */
    private static Map<FigureKey, Long> inOrderOfTime(Map<String, List<CountedAction>> actions) {
        try (FigureRun other = new FigureRun()) {
            actions.forEach((hcp, all) -> {
                long next = 0;
                List<CountedAction> ordered = new ArrayList<>(all);
                ordered.sort(Comparator.comparing(CountedAction::occurredAt));
                for (CountedAction one : ordered) {
                    next++;
                    other.tell(hcp, new AnalyticsMessage(next, at(next, one), List.of()));
                }
            });
            return other.figures();
        }
    }

    private static CountedAction at(long position, CountedAction one) {
        return new CountedAction(
                position,
                one.occurredAt(),
                one.channel(),
                one.action(),
                one.contentId(),
                one.product(),
                one.contentType(),
                one.specialty(),
                one.country(),
                one.depthPercent());
    }
}
