package io.rapport.projection.figure;

import io.rapport.projection.figure.Attributed.Change;
import io.rapport.projection.figure.FigureKey.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the visits of each HCP, and tells what changes of their figures. They are those of the actions that count, in whatever
 * order these come: a late one may make one visit of two, and one that counts no more may make two of one.
 */
final class Sessions implements Processor<String, Change, FigureKey, Long> {

    static final String SESSIONS = "sessions";

    private @Nullable ProcessorContext<FigureKey, Long> context;
    private @Nullable KeyValueStore<String, CountedAction> actions;
    private @Nullable KeyValueStore<String, Session> sessions;

    @Override
    public void init(ProcessorContext<FigureKey, Long> context) {
        this.context = context;
        actions = context.getStateStore(Attribution.ACTIONS);
        sessions = context.getStateStore(SESSIONS);
    }

    @Override
    public void process(Record<String, Change> message) {
        String hcp = message.key();
        if (AnalyticsMessage.isNobody(hcp)) {
            return;
        }
        CountedAction action = message.value().action();
        Instant at = action.occurredAt();
        List<Session> before = near(hcp, action.channel(), at);
        List<Session> after = message.value().by() > 0
                ? List.of(before.stream().reduce(Session.of(at), Session::with))
                : left(hcp, action.channel(), before);
        KeyValueStore<String, Session> kept = Objects.requireNonNull(sessions);
        before.forEach(session -> kept.delete(ActionKey.of(hcp, action.channel(), session.first())));
        after.forEach(session -> kept.put(ActionKey.of(hcp, action.channel(), session.first()), session));
        Map<FigureKey, Long> changes = new LinkedHashMap<>();
        before.forEach(session -> add(changes, session, action.channel(), -1));
        after.forEach(session -> add(changes, session, action.channel(), 1));
        changes.forEach((key, by) -> {
            if (by != 0) {
                Objects.requireNonNull(context).forward(new Record<>(key, by, message.timestamp()));
            }
        });
    }

    /** The visits that an action at a time is of, or would be. */
    private List<Session> near(String hcp, String channel, Instant at) {
        List<Session> near = new ArrayList<>();
        try (KeyValueIterator<String, Session> newestFirst = Objects.requireNonNull(sessions)
                .reverseRange(
                        ActionKey.of(hcp, channel, Instant.EPOCH), ActionKey.of(hcp, channel, at.plus(Session.GAP)))) {
            while (newestFirst.hasNext()) {
                Session session = newestFirst.next().value;
                if (!session.reaches(at)) {
                    break;
                }
                near.add(session);
            }
        }
        return near;
    }

    /** What visits are, now that one of their actions counts no more. */
    private List<Session> left(String hcp, String channel, List<Session> before) {
        List<Session> left = new ArrayList<>();
        for (Session session : before) {
            @Nullable Session current = null;
            for (Instant at : times(hcp, channel, session)) {
                if (current != null && !current.reaches(at)) {
                    left.add(current);
                    current = null;
                }
                current = current == null ? Session.of(at) : current.with(Session.of(at));
            }
            if (current != null) {
                left.add(current);
            }
        }
        return left;
    }

    private List<Instant> times(String hcp, String channel, Session session) {
        List<Instant> times = new ArrayList<>();
        try (KeyValueIterator<String, CountedAction> kept = Objects.requireNonNull(actions)
                .range(
                        ActionKey.of(hcp, channel, session.first()),
                        ActionKey.of(hcp, channel, session.last().plusMillis(1)))) {
            while (kept.hasNext()) {
                KeyValue<String, CountedAction> entry = kept.next();
                times.add(entry.value.occurredAt());
            }
        }
        return times;
    }

    private static void add(Map<FigureKey, Long> changes, Session session, String channel, int by) {
        Instant day = Windows.day(session.first());
        add(changes, Figure.SESSIONS, day, channel, by);
        add(changes, Figure.SESSION_ACTIONS, day, channel, by * session.actions());
        add(
                changes,
                Figure.SESSION_SECONDS,
                day,
                channel,
                by * (session.last().getEpochSecond() - session.first().getEpochSecond()));
        add(changes, Figure.SINGLE_ACTION_SESSIONS, day, channel, session.actions() == 1 ? by : 0);
    }

    private static void add(Map<FigureKey, Long> changes, Figure figure, Instant day, String channel, long by) {
        changes.merge(FigureKey.of(figure, day).with(Dimension.CHANNEL, channel), by, Long::sum);
    }
}
