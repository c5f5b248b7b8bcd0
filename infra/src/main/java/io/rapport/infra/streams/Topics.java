package io.rapport.infra.streams;

import io.rapport.infra.kafka.Topic;
import io.rapport.projection.figure.FigureTopology;
import io.rapport.projection.stream.HcpStateMessage;
import io.rapport.projection.stream.PublicEvent;
import io.rapport.projection.stream.PublicEvents;
import io.rapport.projection.stream.StreamMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics that messages are delivered to, and those by which CRM systems answer. */
public final class Topics {

    /** What consent to CRM sharing permits, by feature. */
    public static final List<String> EVENTS =
            PublicEvents.FEATURES.stream().map(PublicEvent::topicOf).toList();

    /** The newest state of each HCP that may be shared. */
    public static final String HCP_STATE = HcpStateMessage.TOPIC;

    /** What consent to analytics permits; for Rapport alone. */
    public static final String INTERNAL_ENGAGEMENT = FigureTopology.SOURCE;

    /** Whose state is to be told anew; for Rapport alone. */
    public static final String INTERNAL_HCP_STATE = StreamMessage.STATE_DUE;

    /** What CRM systems tell. */
    public static final String INBOUND = "rapport.inbound.v1";

    /** What of it cannot be taken, and why. */
    public static final String INBOUND_REJECTED = "rapport.inbound.rejected.v1";

    private static final Duration WEEK = Duration.ofDays(7);

    /** More than any message may have, so that one that is too large is rejected with a reason rather than by the broker. */
    private static final int INBOUND_BYTES = 4_194_304;

    private Topics() {}

    static List<Topic> all(StreamsProperties properties) {
        return Stream.of(
                        EVENTS.stream().map(name -> topic(name, events(), properties)),
                        Stream.of(topic(INTERNAL_ENGAGEMENT, events(), properties)),
                        Stream.of(topic(FigureTopology.ENDED, weekly(), properties)),
                        Stream.of(INBOUND, INBOUND_REJECTED).map(name -> topic(name, inbound(), properties)),
                        Stream.of(HCP_STATE, INTERNAL_HCP_STATE, FigureTopology.FIGURES)
                                .map(name -> topic(name, states(properties), properties)))
                .flatMap(topics -> topics)
                .toList();
    }

    private static Topic topic(String name, Map<String, String> settings, StreamsProperties properties) {
        return new Topic(name, properties.partitions(), properties.replicationFactor(), settings);
    }

    /** For ever: records bear the time at which they are delivered, but a topic is read from its beginning at any time. */
    private static Map<String, String> events() {
        return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    }

    /** What is read at once, and kept for a while for whoever was away. */
    private static Map<String, String> weekly() {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(WEEK.toMillis()));
    }

    /** Not for long, and to the day: what CRM systems send is in the log, or it should have gone to nobody. */
    private static Map<String, String> inbound() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(WEEK.toMillis()),
                "segment.ms",
                Long.toString(Duration.ofDays(1).toMillis()),
                "max.message.bytes",
                Integer.toString(INBOUND_BYTES));
    }

    /**
     * A segment is closed by an append that comes half the lag after its first record; a quarter is left for there to be one,
     * and a quarter for the broker to compact what was closed and to delete the files.
     */
    private static Map<String, String> states(StreamsProperties properties) {
        String lag = Long.toString(properties.compactionLag().toMillis() / 2);
        return Map.of(
                "cleanup.policy",
                "compact",
                "max.compaction.lag.ms",
                lag,
                "segment.ms",
                lag,
                "min.cleanable.dirty.ratio",
                "0.01",
                "delete.retention.ms",
                Long.toString(properties.tombstoneRetention().toMillis()));
    }
}
