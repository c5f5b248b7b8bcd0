package io.rapport.projection.figure;

import io.rapport.projection.figure.Attributed.Change;
import io.rapport.projection.figure.Attributed.Ended;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From actions to figures. Up to the sum everything is kept by HCP; a figure is the sum of changes, so that it does not matter
 * in which order or how late they come, nor that some are taken away when they may not be counted any more. A sum of nothing
 * is not kept.
 */
public final class FigureTopology {

    /** {@link AnalyticsMessage}s by HCP, in the order of the log. */
    public static final String SOURCE = "rapport.internal.engagement.v1";

    /** The newest sum of each figure, by {@link FigureKey}; a tombstone where it is none any more. */
    public static final String FIGURES = "rapport.internal.figures.v1";

    /** Positions of events by which actions may not be counted any more, once they are not. */
    public static final String ENDED = "rapport.internal.figures-ended.v1";

    private FigureTopology() {}

    /** @param stores where what is kept under a name is kept */
    public static Topology build(Function<String, KeyValueBytesStoreSupplier> stores) {
        StreamsBuilder builder = new StreamsBuilder();
        // From a cache, a scan backwards returns what has been deleted (Kafka 4.2.1).
        builder.addStateStore(store(stores.apply(Attribution.ACTIONS), new JsonSerde<>(CountedAction.class)));
        builder.addStateStore(store(stores.apply(Sessions.SESSIONS), new JsonSerde<>(Session.class)));
        builder.addStateStore(
                store(stores.apply(Attribution.POSITIONS), Serdes.Long()).withCachingEnabled());
        builder.addStateStore(
                store(stores.apply(ActiveHcps.DAYS), Serdes.Long()).withCachingEnabled());
        builder.addStateStore(store(stores.apply(Funnel.STATES), new JsonSerde<>(FunnelState.class))
                .withCachingEnabled());
        KStream<String, Attributed> attributed = builder.stream(
                        SOURCE,
                        Consumed.with(Serdes.String(), new JsonSerde<>(AnalyticsMessage.class))
                                .withName("internal-engagement"))
                .process(Attribution::new, Named.as("attribution"), Attribution.ACTIONS, Attribution.POSITIONS);
        attributed
                .flatMapValues(
                        one -> one instanceof Ended ended ? List.of(ended.position()) : List.of(), Named.as("ended"))
                .to(ENDED, Produced.with(Serdes.String(), Serdes.Long()).withName("figures-ended"));
        sum(
                figures(attributed.flatMapValues(
                        one -> one instanceof Change change ? List.of(change) : List.of(), Named.as("changes"))),
                stores.apply("figures"));
        return builder.build();
    }

    private static KStream<FigureKey, Long> figures(KStream<String, Change> changes) {
        KStream<FigureKey, Long> actions =
                changes.map((hcp, change) -> KeyValue.pair(Counts.actions(change), by(change)), Named.as("actions"));
        KStream<FigureKey, Long> trending = changes.filter(
                        (hcp, change) -> change.action().isOnContent(), Named.as("on-content"))
                .map((hcp, change) -> KeyValue.pair(Counts.trending(change), by(change)), Named.as("trending"));
        KStream<FigureKey, Long> active = changes.process(ActiveHcps::new, Named.as("active-hcps"), ActiveHcps.DAYS);
        KStream<FigureKey, Long> sessions =
                changes.process(Sessions::new, Named.as("sessions"), Sessions.SESSIONS, Attribution.ACTIONS);
        KStream<FigureKey, Long> funnel = changes.process(Funnel::new, Named.as("funnel"), Funnel.STATES);
        return actions.merge(trending, Named.as("and-trending"))
                .merge(active, Named.as("and-active-hcps"))
                .merge(sessions, Named.as("and-sessions"))
                .merge(funnel, Named.as("and-funnel"));
    }

    private static long by(Change change) {
        return change.by();
    }

    private static void sum(KStream<FigureKey, Long> changes, KeyValueBytesStoreSupplier store) {
        Serde<FigureKey> keys = new JsonSerde<>(FigureKey.class);
        changes.groupByKey(Grouped.with("figures", keys, Serdes.Long()))
                .aggregate(
                        () -> 0L,
                        (figure, by, sum) -> sum + by == 0 ? null : Long.valueOf(sum + by),
                        Named.as("sum"),
                        Materialized.<FigureKey, Long>as(store)
                                .withKeySerde(keys)
                                .withValueSerde(Serdes.Long()))
                .toStream(Named.as("sums"))
                .to(FIGURES, Produced.with(keys, Serdes.Long()).withName("to-figures"));
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(
            KeyValueBytesStoreSupplier supplier, Serde<T> values) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values);
    }
}
