package io.rapport.projection.figure;

import io.rapport.projection.figure.Attributed.Change;
import io.rapport.projection.figure.FigureKey.Dimension;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps how far each HCP went with each piece of content in a week, and tells of each step that is reached or is no more. */
final class Funnel implements Processor<String, Change, FigureKey, Long> {

    static final String STATES = "funnel";

    private @Nullable ProcessorContext<FigureKey, Long> context;
    private @Nullable KeyValueStore<String, FunnelState> states;

    @Override
    public void init(ProcessorContext<FigureKey, Long> context) {
        this.context = context;
        states = context.getStateStore(STATES);
    }

    @Override
    public void process(Record<String, Change> message) {
        CountedAction action = message.value().action();
        if (!AnalyticsMessage.isNobody(message.key())) {
            FunnelStep.of(action).ifPresent(step -> take(message, action, step));
        }
    }

    private void take(Record<String, Change> message, CountedAction action, FunnelStep taken) {
        Instant week = Windows.week(action.occurredAt());
        String key = ActionKey.of(message.key(), action.contentId() + " " + action.contentType(), week);
        KeyValueStore<String, FunnelState> kept = Objects.requireNonNull(states);
        FunnelState before = Objects.requireNonNullElse(kept.get(key), FunnelState.NONE);
        FunnelState after = before.and(taken, message.value().by());
        kept.put(key, after.equals(FunnelState.NONE) ? null : after);
        for (FunnelStep step : FunnelStep.values()) {
            if (before.reaches(step) != after.reaches(step)) {
                FigureKey figure = FigureKey.of(Figure.FUNNEL, week)
                        .with(Dimension.CONTENT_TYPE, action.contentType())
                        .with(Dimension.STEP, step.code());
                Objects.requireNonNull(context)
                        .forward(new Record<>(figure, after.reaches(step) ? 1L : -1L, message.timestamp()));
            }
        }
    }
}
