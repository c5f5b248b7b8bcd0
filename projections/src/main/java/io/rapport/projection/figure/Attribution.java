package io.rapport.projection.figure;

import io.rapport.projection.figure.Attributed.Change;
import io.rapport.projection.figure.Attributed.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the actions of each HCP that count, and tells of each that begins or ceases to. Messages come at least once and, of
 * one key, in the order of their positions: one that is not newer than the last one came before.
 */
final class Attribution implements Processor<String, AnalyticsMessage, String, Attributed> {

    static final String ACTIONS = "actions";
    static final String POSITIONS = "positions";

    private @Nullable ProcessorContext<String, Attributed> context;
    private @Nullable KeyValueStore<String, CountedAction> actions;
    private @Nullable KeyValueStore<String, Long> positions;

    @Override
    public void init(ProcessorContext<String, Attributed> context) {
        this.context = context;
        actions = context.getStateStore(ACTIONS);
        positions = context.getStateStore(POSITIONS);
    }

    @Override
    public void process(Record<String, AnalyticsMessage> message) {
        String key = message.key();
        AnalyticsMessage told = message.value();
        KeyValueStore<String, Long> known = Objects.requireNonNull(positions);
        Long last = known.get(key);
        if (last != null && told.position() <= last) {
            return;
        }
        known.put(key, told.position());
        CountedAction action = told.action();
        if (action != null) {
            if (!AnalyticsMessage.isNobody(key)) {
                Objects.requireNonNull(actions).put(ActionKey.of(key, action), action);
            }
            forward(message, new Change(action, 1));
        } else {
            end(message, told.ended());
            forward(message, new Ended(told.position()));
        }
    }

    private void end(Record<String, AnalyticsMessage> message, List<EndedScope> scopes) {
        KeyValueStore<String, CountedAction> kept = Objects.requireNonNull(actions);
        for (KeyValue<String, CountedAction> entry : covered(kept, message.key(), scopes)) {
            kept.delete(entry.key);
            forward(message, new Change(entry.value, -1));
        }
    }

    private static List<KeyValue<String, CountedAction>> covered(
            KeyValueStore<String, CountedAction> kept, String hcp, List<EndedScope> scopes) {
        List<KeyValue<String, CountedAction>> covered = new ArrayList<>();
        try (KeyValueIterator<String, CountedAction> all = kept.prefixScan(ActionKey.of(hcp), new StringSerializer())) {
            all.forEachRemaining(entry -> {
                if (scopes.stream().anyMatch(scope -> scope.covers(entry.value))) {
                    covered.add(entry);
                }
            });
        }
        return covered;
    }

    private void forward(Record<String, AnalyticsMessage> message, Attributed result) {
        Objects.requireNonNull(context).forward(message.withValue(result));
    }
}
