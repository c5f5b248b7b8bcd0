package io.rapport.projection.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;

/** The topology without brokers, and what a reader of its topics knows by now. */
final class FigureRun implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, AnalyticsMessage> source;
    private final TestOutputTopic<FigureKey, Long> sums;
    private final TestOutputTopic<String, Long> ends;
    private final Map<FigureKey, Long> figures = new HashMap<>();
    private final List<Long> ended = new ArrayList<>();

    FigureRun() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "figures-" + UUID.randomUUID());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(FigureTopology.build(Stores::inMemoryKeyValueStore), settings);
        source = driver.createInputTopic(
                FigureTopology.SOURCE, new StringSerializer(), new JsonSerde<>(AnalyticsMessage.class).serializer());
        sums = driver.createOutputTopic(
                FigureTopology.FIGURES, new JsonSerde<>(FigureKey.class).deserializer(), new LongDeserializer());
        ends = driver.createOutputTopic(FigureTopology.ENDED, new StringDeserializer(), new LongDeserializer());
    }

    FigureRun tell(String key, AnalyticsMessage message) {
        source.pipeInput(key, message);
        return this;
    }

    /** The newest value of each figure. */
    Map<FigureKey, Long> figures() {
        sums.readKeyValuesToList().forEach(sum -> {
            if (sum.value == null) {
                figures.remove(sum.key);
            } else {
                figures.put(sum.key, sum.value);
            }
        });
        return Map.copyOf(figures);
    }

    /** Of one figure, by its dimensions in words, summed over windows. */
    Map<String, Long> of(Figure figure) {
        Map<String, Long> found = new HashMap<>();
        figures().forEach((key, value) -> {
            if (key.figure() == figure) {
                found.merge(String.join(" ", key.of().values()), value, Long::sum);
            }
        });
        return found;
    }

    List<Long> ended() {
        ended.addAll(ends.readValuesToList());
        return List.copyOf(ended);
    }

    @Override
    public void close() {
        driver.close();
    }
}
