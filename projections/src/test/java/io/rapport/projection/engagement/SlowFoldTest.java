package io.rapport.projection.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.table.Projection;
import io.rapport.projection.testing.RandomLog;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables against the plainest reading of the promise: first strike out every attributed action that a later
 * withdrawal or refusal of analytics, or an erasure, covers, then count what is left as if the rest had never been.
 */
class SlowFoldTest {

    private static final String MEASURES = ", depth_sum, depths, dwell_millis, dwells, stars, without_results";

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void attributed_counts_are_those_of_the_actions_that_still_count(long seed) {
        List<RecordedEvent> events = apply(new ActivityProjection(), seed);
        assertThat(lines(
                        "select concat_ws('|', hcp_id, channel, content_id, action, product, content_type, day, count, "
                                + times("first_at", "last_at") + MEASURES + ") from read_model.hcp_activity"))
                .as("seed %d", seed)
                .isEqualTo(counts(
                        stillCounting(events),
                        event -> String.join(
                                "|",
                                hcp(event),
                                channel(event),
                                content(event),
                                action(event),
                                product(event),
                                contentType(event),
                                day(event)),
                        SlowFoldTest::measures));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anonymous_counts_are_never_taken_back(long seed) {
        List<RecordedEvent> events = apply(new ActivityProjection(), seed);
        List<RecordedEvent> anonymous = actions(events).stream()
                .filter(event -> event.context().subject() == null)
                .toList();
        assertThat(lines("select concat_ws('|', channel, content_id, action, content_type, day, count, "
                        + times("first_at", "last_at") + MEASURES + ") from read_model.anonymous_activity"))
                .as("seed %d", seed)
                .isEqualTo(counts(
                        anonymous,
                        event -> String.join(
                                "|", channel(event), content(event), action(event), contentType(event), day(event)),
                        SlowFoldTest::measures));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sessions_are_those_of_the_actions_that_still_count(long seed) {
        List<RecordedEvent> events = apply(new ActivityProjection(), seed);
        List<RecordedEvent> inSessions = stillCounting(events, ofAllContent()).stream()
                .filter(event -> ((EngagementEvent) event.event()).session() != null)
                .toList();
        assertThat(lines("select concat_ws('|', hcp_id, channel, session_id, actions, " + times("first_at", "last_at")
                        + ", views) from read_model.hcp_session"))
                .as("seed %d", seed)
                .isEqualTo(counts(
                        inSessions,
                        event -> String.join("|", hcp(event), channel(event), session(event)),
                        session -> "|" + views(session).size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void saved_items_are_those_of_the_actions_that_still_count(long seed) {
        List<RecordedEvent> events = apply(new SavedItemProjection(), seed);
        SortedMap<String, String> saved = new TreeMap<>();
        for (RecordedEvent event : stillCounting(events)) {
            String item = hcp(event) + "|" + content(event);
            if (event.event() instanceof ContentBookmarked) {
                saved.putIfAbsent(item, channel(event) + "|" + millis(event));
            } else if (event.event() instanceof ContentUnbookmarked) {
                saved.remove(item);
            }
        }
        SortedSet<String> expected = new TreeSet<>();
        saved.forEach((item, mark) -> expected.add(item + "|" + mark));
        assertThat(lines("select concat_ws('|', hcp_id, content_id, channel, " + times("saved_at")
                        + ") from read_model.saved_item"))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    private static List<RecordedEvent> apply(Projection projection, long seed) {
        List<RecordedEvent> events = RandomLog.generate(seed, 600);
        MODEL.reset(projection);
        RandomLog.batches(seed, events).forEach(batch -> MODEL.apply(projection, batch));
        return events;
    }

    private static List<RecordedEvent> stillCounting(List<RecordedEvent> events) {
        return stillCounting(events, decision -> true);
    }

    private static Predicate<ConsentEvent> ofAllContent() {
        return decision -> !decision.scope().singlesOutContent();
    }

    private static List<RecordedEvent> stillCounting(List<RecordedEvent> events, Predicate<ConsentEvent> concerned) {
        List<RecordedEvent> remaining = new ArrayList<>();
        for (RecordedEvent action : actions(events)) {
            if (action.context().subject() != null
                    && events.stream()
                            .noneMatch(event -> event.event() instanceof ConsentEvent decision
                                    && concerned.test(decision)
                                    && endsAnalytics(event, decision, action))
                    && events.stream().noneMatch(event -> isErasure(event, action))) {
                remaining.add(action);
            }
        }
        return remaining;
    }

    private static boolean isErasure(RecordedEvent event, RecordedEvent action) {
        return event.position() > action.position()
                && event.event() instanceof HcpErased erased
                && erased.hcpId().equals(action.context().subject());
    }

    private static boolean endsAnalytics(RecordedEvent event, ConsentEvent decision, RecordedEvent action) {
        return event.position() > action.position()
                && !(decision instanceof ConsentGranted)
                && decision.scope().purpose().equals(Purpose.ANALYTICS)
                && decision.hcpId().equals(action.context().subject())
                && (decision.scope().channel() == null
                        || decision.scope().channel() == action.context().channel())
                && (isOfUnknownContent(action) || isAbout(action.context(), decision.scope()));
    }

    private static boolean isOfUnknownContent(RecordedEvent action) {
        return !content(action).isEmpty() && action.context().contentType() == null;
    }

    private static boolean isAbout(EventContext action, ConsentScope scope) {
        return (scope.product() == null || scope.product().equals(action.product()))
                && (scope.contentType() == null || scope.contentType() == action.contentType());
    }

    private static List<RecordedEvent> actions(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.event() instanceof EngagementEvent)
                .toList();
    }

    /** Lines of key, count, first and last time, and what else there is to say of a group. */
    private static SortedSet<String> counts(
            List<RecordedEvent> events,
            Function<RecordedEvent, String> key,
            Function<List<RecordedEvent>, String> measures) {
        SortedMap<String, List<RecordedEvent>> groups = new TreeMap<>();
        events.forEach(event ->
                groups.computeIfAbsent(key.apply(event), _ -> new ArrayList<>()).add(event));
        SortedSet<String> lines = new TreeSet<>();
        groups.forEach((name, group) -> {
            List<Long> times = group.stream().map(SlowFoldTest::millis).sorted().toList();
            lines.add(
                    name + "|" + group.size() + "|" + times.getFirst() + "|" + times.getLast() + measures.apply(group));
        });
        return lines;
    }

    private static String measures(List<RecordedEvent> group) {
        List<Integer> depths = views(group).stream()
                .map(ContentViewed::depthPercent)
                .filter(Objects::nonNull)
                .toList();
        List<Long> dwells = views(group).stream()
                .map(ContentViewed::dwellMillis)
                .filter(Objects::nonNull)
                .toList();
        return "|" + depths.stream().mapToLong(depth -> depth).sum()
                + "|" + depths.size()
                + "|" + dwells.stream().mapToLong(dwell -> dwell).sum()
                + "|" + dwells.size()
                + "|"
                + of(ContentRated.class, group).stream()
                        .mapToLong(ContentRated::stars)
                        .sum()
                + "|"
                + of(ContentSearched.class, group).stream()
                        .filter(search -> search.results() == 0)
                        .count();
    }

    private static List<ContentViewed> views(List<RecordedEvent> group) {
        return of(ContentViewed.class, group);
    }

    private static <E> List<E> of(Class<E> type, List<RecordedEvent> group) {
        return group.stream()
                .map(RecordedEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** In UTC, as the text of an instant is. */
    private static String day(RecordedEvent event) {
        return event.context().occurredAt().toString().substring(0, 10);
    }

    private static SortedSet<String> lines(String sql) {
        return new TreeSet<>(MODEL.jdbc().sql(sql).query(String.class).list());
    }

    private static String times(String... columns) {
        List<String> millis = new ArrayList<>();
        for (String column : columns) {
            millis.add("(extract(epoch from " + column + ") * 1000)::bigint");
        }
        return String.join(", ", millis);
    }

    private static String hcp(RecordedEvent event) {
        HcpId subject = Objects.requireNonNull(event.context().subject());
        return subject.value();
    }

    private static String channel(RecordedEvent event) {
        return Objects.requireNonNull(event.context().channel()).name().toLowerCase(Locale.ROOT);
    }

    private static String content(RecordedEvent event) {
        return event.event() instanceof EngagementEvent.OnContent onContent
                ? onContent.contentId().value()
                : "";
    }

    private static String product(RecordedEvent event) {
        return event.context().product() == null
                ? ""
                : event.context().product().value();
    }

    private static String contentType(RecordedEvent event) {
        if (event.context().contentType() == null) {
            return isOfUnknownContent(event) ? "unknown" : "";
        }
        return event.context().contentType().name().toLowerCase(Locale.ROOT);
    }

    private static String session(RecordedEvent event) {
        return Objects.requireNonNull(((EngagementEvent) event.event()).session())
                .value();
    }

    /** The actions' names as the API documents them. */
    private static String action(RecordedEvent event) {
        return switch (event.type().name()) {
            case "engagement.session-started" -> "session-start";
            case "engagement.session-ended" -> "session-end";
            case "engagement.content-viewed" -> "view";
            case "engagement.content-bookmarked" -> "bookmark";
            case "engagement.content-unbookmarked" -> "unbookmark";
            case "engagement.content-searched" -> "search";
            case "engagement.search-result-clicked" -> "search-click";
            case "engagement.content-downloaded" -> "download";
            case "engagement.content-shared" -> "share";
            case "engagement.content-rated" -> "rating";
            case "engagement.content-commented" -> "comment";
            case "engagement.content-followed" -> "follow";
            case "engagement.recommendation-clicked" -> "click-recommendation";
            case "engagement.recommendation-dismissed" -> "dismiss-recommendation";
            case "engagement.topic-refused" -> "refuse-topic";
            case "engagement.rep-visited" -> "rep-visit";
            case "engagement.email-sent" -> "email-sent";
            case "engagement.email-opened" -> "email-opened";
            case "engagement.email-clicked" -> "email-clicked";
            default -> throw new IllegalArgumentException(event.type().name());
        };
    }

    private static long millis(RecordedEvent event) {
        Instant at = event.context().occurredAt();
        return at.toEpochMilli();
    }
}
