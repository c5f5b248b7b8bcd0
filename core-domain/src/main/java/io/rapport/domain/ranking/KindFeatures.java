package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.Features.Preferences;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of a reader's candidates that rest on what an item is about, and not on the item: computed once for all items
 * of equal {@link ItemFacts}.
 */
final class KindFeatures {

    private static final int READS = 200;
    private static final int SEARCHES = 50;
    private static final HalfLife OF_TOPICS = HalfLife.of(Duration.ofDays(30));

    private static final Feature[] FEATURES = {
        Feature.SEGMENT, Feature.INTERESTS, Feature.AUTHOR, Feature.TOPICS, Feature.TYPE
    };

    private final double[] rows;

    /** @param reader whose reads say what is liked; absent where none may be used */
    KindFeatures(ReadingHistory history, Asker asker, @Nullable Reader reader, long at) {
        List<ItemFacts> kinds = history.kinds();
        Affinity affinity = new Affinity(history, reader, at);
        this.rows = new double[kinds.size() * FEATURES.length];
        for (int kind = 0; kind < kinds.size(); kind++) {
            ItemFacts facts = kinds.get(kind);
            int row = kind * FEATURES.length;
            rows[row] = preference(asker.preferences(), facts);
            rows[row + 1] =
                    facts.topics().stream().filter(asker.interests()::contains).count();
            rows[row + 2] = affinity.author(facts);
            rows[row + 3] = affinity.topics(facts);
            rows[row + 4] = affinity.type(facts);
        }
    }

    void write(int kind, double[] into) {
        for (int i = 0; i < FEATURES.length; i++) {
            into[FEATURES[i].ordinal()] = rows[kind * FEATURES.length + i];
        }
    }

    /** The most decided preference among its topics, and that of its type. */
    private static double preference(Preferences preferences, ItemFacts facts) {
        double best = 0;
        for (Topic topic : facts.topics()) {
            double preference = preferences.topics().getOrDefault(topic, 0.0);
            best = Math.abs(preference) > Math.abs(best) ? preference : best;
        }
        return facts.type() == null ? best : best + preferences.types().getOrDefault(facts.type(), 0.0);
    }

    /** What the reader's own reads say of authors, topics and types, and what was searched for of topics. */
    private static final class Affinity {

        private final Map<Object, Double> sums = new HashMap<>();
        private final int reads;

        Affinity(ReadingHistory history, @Nullable Reader reader, long at) {
            this.reads = reader == null ? 0 : Math.min(reader.profile().reads(), READS);
            if (reader != null) {
                addReads(history, reader.profile(), at);
                reader.searches(SEARCHES).forEach(search -> addTopics(search.topics(), at - search.at()));
            }
        }

        private void addTopics(List<Topic> topics, long elapsed) {
            double remaining = OF_TOPICS.remaining(elapsed);
            topics.forEach(topic -> sums.merge(topic, remaining, Double::sum));
        }

        private void addReads(ReadingHistory history, Reader.Profile reader, long at) {
            for (int n = reader.reads() - 1; n >= reader.reads() - reads; n--) {
                ItemFacts facts = history.item(reader.read(n)).facts();
                addTopics(facts.topics(), at - reader.readAt(n));
                if (facts.author() != null) {
                    sums.merge(facts.author(), 1.0, Double::sum);
                }
                if (facts.type() != null) {
                    sums.merge(facts.type(), 1.0, Double::sum);
                }
            }
        }

        double author(ItemFacts facts) {
            return facts.author() == null ? 0 : Logarithms.log1p(sums.getOrDefault(facts.author(), 0.0));
        }

        double type(ItemFacts facts) {
            return facts.type() == null || reads == 0 ? 0 : sums.getOrDefault(facts.type(), 0.0) / reads;
        }

        /** The best loved of its topics. */
        double topics(ItemFacts facts) {
            double best = 0;
            for (Topic topic : facts.topics()) {
                best = Math.max(best, sums.getOrDefault(topic, 0.0));
            }
            return Logarithms.log1p(best);
        }
    }
}
