package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.event.EventId;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Chance;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.TrainingPlan.Part;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The first reading of the log before a training: finds what was taken back, and draws the reads to look at. Which are drawn
 * depends on the seed and on the reads that are left, and not on those that were taken back.
 */
public final class TrainingSurvey {

    private static final double FITTED = 0.7;
    private static final double CALIBRATED = 0.8;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Retractions retractions = new Retractions();
    private final Map<HcpId, Integer> readerIndexes = new HashMap<>();
    private final List<HcpId> readers = new ArrayList<>();
    private final Map<ConsentTarget, Integer> targetIndexes = new HashMap<>();
    private final List<ConsentTarget> targets = new ArrayList<>();
    private final Map<ContentId, Integer> itemIndexes = new HashMap<>();
    private final Instant since;
    private final TrainingSize size;
    private final long seed;
    private long[] positions = new long[1024];
    private double[] draws = new double[1024];
    private int[] readerOf = new int[1024];
    private int[] targetOf = new int[1024];
    private int[] itemOf = new int[1024];
    private int count;
    private final List<Long> lists = new ArrayList<>();
    private RecommendationSettings settings = RecommendationSettings.NONE;

    /** @param since when the window begins that is learnt from */
    public TrainingSurvey(Instant since, TrainingSize size, long seed) {
        this.since = since;
        this.size = size;
        this.seed = seed;
    }

    /** Takes the next event of the log. */
    public void apply(RecordedEvent recorded) {
        retractions.apply(recorded);
        if (recorded.event() instanceof SettingsAdopted adopted) {
            settings = adopted.settings();
        }
        if (recorded.event() instanceof RecommendationServed served && ExploredLists.isExplored(served)) {
            lists.add(recorded.position());
        }
        HcpId reader = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (reader != null
                && channel != null
                && recorded.event() instanceof ContentViewed view
                && !recorded.recordedAt().isBefore(since)
                && recorded.context().consent().inForce().containsKey(Purpose.PERSONALISATION)) {
            add(
                    recorded,
                    index(reader, readerIndexes, readers),
                    index(
                            new ConsentTarget(
                                    channel,
                                    recorded.context().product(),
                                    recorded.context().contentType()),
                            targetIndexes,
                            targets),
                    itemIndexes.computeIfAbsent(view.contentId(), _ -> itemIndexes.size()));
        }
    }

    private static <T> int index(T value, Map<T, Integer> indexes, List<T> values) {
        return indexes.computeIfAbsent(value, known -> {
            values.add(known);
            return values.size() - 1;
        });
    }

    private void add(RecordedEvent recorded, int reader, int target, int item) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            draws = Arrays.copyOf(draws, 2 * count);
            readerOf = Arrays.copyOf(readerOf, 2 * count);
            targetOf = Arrays.copyOf(targetOf, 2 * count);
            itemOf = Arrays.copyOf(itemOf, 2 * count);
        }
        positions[count] = recorded.position();
        draws[count] = new Chance(seed ^ hash(recorded.id())).next();
        readerOf[count] = reader;
        targetOf[count] = target;
        itemOf[count] = item;
        count++;
    }

    /** FNV-1a (Fowler, Noll and Vo). A position would not do: it tells how much came before, also of what was taken back. */
    private static long hash(EventId id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.value().length(); i++) {
            hash = (hash ^ id.value().charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** What to do with each event, when the log has been read to its end. Only first reads are drawn: others are no choices. */
    public TrainingPlan plan() {
        int[] usable = usable();
        int fitted = (int) (usable.length * FITTED);
        int calibrated = (int) (usable.length * CALIBRATED);
        return plan(
                Arrays.copyOfRange(usable, 0, fitted),
                Arrays.copyOfRange(usable, fitted, calibrated),
                Arrays.copyOfRange(usable, calibrated, usable.length));
    }

    /** The same where a model is only evaluated: on the whole window. */
    public TrainingPlan evaluationPlan() {
        return plan(new int[0], new int[0], usable());
    }

    private TrainingPlan plan(int[] fitting, int[] calibration, int[] evaluation) {
        long[][] parts = new long[Part.values().length][];
        parts[Part.FITTING.ordinal()] = drawn(fitting, size.fitting());
        parts[Part.CALIBRATION.ordinal()] = drawn(calibration, size.calibration());
        parts[Part.EVALUATION.ordinal()] = drawn(evaluation, size.evaluation());
        return new TrainingPlan(retractions, settings, parts, listsFrom(parts[Part.EVALUATION.ordinal()]));
    }

    private int[] usable() {
        int[] usable = new int[count];
        int left = 0;
        BitSet[] read = new BitSet[readers.size()];
        Arrays.setAll(read, _ -> new BitSet());
        for (int i = 0; i < count; i++) {
            if (isUsable(i) && !read[readerOf[i]].get(itemOf[i])) {
                read[readerOf[i]].set(itemOf[i]);
                usable[left++] = i;
            }
        }
        return Arrays.copyOf(usable, left);
    }

    /** Of those that were served while the model is evaluated, evenly spread. */
    private long[] listsFrom(long[] evaluated) {
        long[] after = evaluated.length == 0
                ? new long[0]
                : lists.stream()
                        .mapToLong(position -> position)
                        .filter(position -> position > evaluated[0])
                        .toArray();
        int step = Math.max(1, (after.length + size.evaluation() - 1) / size.evaluation());
        return IntStream.range(0, after.length)
                .filter(i -> i % step == 0)
                .mapToLong(i -> after[i])
                .toArray();
    }

    private boolean isUsable(int read) {
        HcpId reader = readers.get(readerOf[read]);
        ConsentTarget target = targets.get(targetOf[read]);
        return !retractions.isTakenBack(reader, positions[read], target, Purpose.ANALYTICS)
                && !retractions.isTakenBack(reader, positions[read], target, Purpose.PERSONALISATION);
    }

    private long[] drawn(int[] reads, int most) {
        double limit = limit(reads, most);
        return Arrays.stream(reads)
                .filter(read -> draws[read] <= limit)
                .mapToLong(read -> positions[read])
                .toArray();
    }

    /** The lowest so many draws are taken. */
    private double limit(int[] reads, int most) {
        double[] sorted =
                Arrays.stream(reads).mapToDouble(read -> draws[read]).sorted().toArray();
        return sorted.length <= most ? 1 : sorted[most - 1];
    }
}
