package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.ranking.Features.Preferences;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A random sequence of publications and touches, some of them late, some anonymous and some on another channel. */
final class RandomReading {

    static final long START = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();
    static final ConsentTarget WEB = ConsentTarget.of(Channel.WEB);
    static final ConsentTarget APP = ConsentTarget.of(Channel.APP);

    private static final long MINUTE = 60_000;
    private static final int READERS = 25;

    private final List<Object> steps = new ArrayList<>();
    private long now = START;

    private record Published(ContentId id, ItemFacts facts, long at) {}

    RandomReading(long seed, int touches) {
        Random random = new Random(seed);
        int published = 0;
        for (int i = 0; i < touches; i++) {
            now += random.nextLong(90 * MINUTE);
            if (published < 3 || random.nextInt(12) == 0) {
                publish(published++, random);
            }
            if (random.nextInt(10) == 0) {
                steps.add(new TopicSearch(
                        reader(random.nextInt(READERS)),
                        List.of(new Topic("topic-" + random.nextInt(4))),
                        now,
                        random.nextInt(4) == 0 ? APP : WEB));
            }
            steps.add(new Touch(
                    content(random.nextInt(published)),
                    random.nextInt(15) == 0 ? null : reader(random.nextInt(READERS)),
                    now - (random.nextInt(20) == 0 ? 300 * MINUTE : 0),
                    random.nextInt(4) == 0 ? APP : WEB,
                    random.nextInt(6) != 0,
                    random.nextBoolean() ? "oncology" : null));
        }
    }

    private void publish(int number, Random random) {
        steps.add(new Published(
                content(number),
                new ItemFacts(
                        List.of(new Topic("topic-" + random.nextInt(4))),
                        ContentType.values()[random.nextInt(3)],
                        "author-" + random.nextInt(3)),
                now));
    }

    static ContentId content(int number) {
        return new ContentId("content-" + number);
    }

    static HcpId reader(int number) {
        return new HcpId("hcp-" + number);
    }

    long end() {
        return now;
    }

    ReadingHistory history() {
        return history((_, _) -> true);
    }

    /** As if nothing but this had ever been done. */
    ReadingHistory history(BiPredicate<@Nullable HcpId, ConsentTarget> done) {
        return history(done, _ -> {});
    }

    /** @param afterEach is shown the history after each publication and all that is done */
    ReadingHistory history(BiPredicate<@Nullable HcpId, ConsentTarget> done, Consumer<ReadingHistory> afterEach) {
        ReadingHistory history = new ReadingHistory();
        for (Object step : steps) {
            if (step instanceof Published p) {
                history.publish(p.id(), p.facts(), p.at());
            } else if (step instanceof Touch touch && done.test(touch.reader(), touch.target())) {
                history.touch(touch);
            } else if (step instanceof TopicSearch search && done.test(search.reader(), search.target())) {
                history.search(search);
            }
            afterEach.accept(history);
        }
        return history;
    }

    /** The features of every item for every reader, as they would be served. */
    static List<List<Double>> features(ReadingHistory history, long at) {
        List<List<Double>> all = new ArrayList<>();
        int[] candidates = all(history);
        for (int reader = 0; reader < READERS; reader++) {
            Features features = new Features(
                    history,
                    new Features.Asker(reader(reader), "oncology", Set.of(new Topic("topic-1")), Preferences.NONE),
                    at,
                    candidates);
            for (int candidate : candidates) {
                double[] row = new double[Feature.COUNT];
                features.write(candidate, row);
                List<Double> values = new ArrayList<>();
                for (double value : row) {
                    values.add(value);
                }
                all.add(values);
            }
        }
        return all;
    }

    static int[] all(ReadingHistory history) {
        int[] candidates = new int[history.itemCount()];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = i;
        }
        return candidates;
    }
}
