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

/** Keeps how much each HCP did on each day and channel, and tells of the first action and of the end of the last one. */
final class ActiveHcps implements Processor<String, Change, FigureKey, Long> {

    static final String DAYS = "active-days";

    private @Nullable ProcessorContext<FigureKey, Long> context;
    private @Nullable KeyValueStore<String, Long> days;

    @Override
    public void init(ProcessorContext<FigureKey, Long> context) {
        this.context = context;
        days = context.getStateStore(DAYS);
    }

    @Override
    public void process(Record<String, Change> message) {
        if (AnalyticsMessage.isNobody(message.key())) {
            return;
        }
        CountedAction action = message.value().action();
        Instant day = Windows.day(action.occurredAt());
        String key = ActionKey.of(message.key(), action.channel(), day);
        KeyValueStore<String, Long> kept = Objects.requireNonNull(days);
        long before = Objects.requireNonNullElse(kept.get(key), 0L);
        long after = before + message.value().by();
        kept.put(key, after == 0 ? null : after);
        if ((before == 0) != (after == 0)) {
            FigureKey figure = FigureKey.of(Figure.ACTIVE_HCPS, day).with(Dimension.CHANNEL, action.channel());
            Objects.requireNonNull(context)
                    .forward(new Record<>(figure, (long) message.value().by(), message.timestamp()));
        }
    }
}
