package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Features.Asker;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * What a model is trained on: which of the candidates a reader chose, with the features that each had just before. Of
 * candidates that nobody would have offered only a sample is kept, each for as many as it stands for. Of choices only
 * the newest are kept, so that memory is bounded however long the log is.
 */
public final class Choices {

    /** From the head of each of these orders, so many candidates are kept. */
    private static final Feature[] ORDERS = {
        Feature.SHARE_OF_TOP,
        Feature.READS_7_DAYS,
        Feature.PEERS_LATELY,
        Feature.PEERS_EVER,
        Feature.CO_READ,
        Feature.TOPICS
    };

    private static final int HEAD = 20;
    private static final int NEWEST = 25;
    private static final int SAMPLE = 40;

    /**
     * One choice.
     *
     * @param features of the kept candidates one after the other; the first is the one that was chosen
     * @param logWeights the logarithm of how many candidates each stands for
     * @param age of what was chosen, in milliseconds
     */
    record Choice(float[] features, float[] logWeights, long age) {
        int candidates() {
            return logWeights.length;
        }
    }

    private final int most;
    private final Chance chance;
    private final Deque<Choice> choices = new ArrayDeque<>();

    /** @param most how many choices are kept */
    public Choices(int most, long seed) {
        this.most = most;
        this.chance = new Chance(seed);
    }

    /**
     * Adds a choice that is about to be folded into the history.
     *
     * @param candidates among which the chosen item is
     */
    public void add(ReadingHistory history, Asker asker, long at, int[] candidates, int chosen) {
        Features features = new Features(history, asker, at, candidates);
        double[][] rows = new double[candidates.length][Feature.COUNT];
        int place = -1;
        for (int i = 0; i < candidates.length; i++) {
            features.write(candidates[i], rows[i]);
            place = candidates[i] == chosen ? i : place;
        }
        if (place < 0) {
            throw new IllegalArgumentException("what was chosen is no candidate");
        }
        choices.add(sample(rows, place, features.age(chosen)));
        if (choices.size() > most) {
            choices.remove();
        }
    }

    private Choice sample(double[][] rows, int chosen, long age) {
        boolean[] kept = new boolean[rows.length];
        kept[chosen] = true;
        for (Feature order : ORDERS) {
            keepHighest(rows, order, 1, HEAD, kept);
        }
        keepHighest(rows, Feature.NEWER, -1, NEWEST, kept);
        int[] rest = others(kept);
        int sampled = Math.min(SAMPLE, rest.length);
        for (int i = 0; i < sampled; i++) {
            int drawn = i + chance.nextInt(rest.length - i);
            int swapped = rest[i];
            rest[i] = rest[drawn];
            rest[drawn] = swapped;
        }
        int head = rows.length - rest.length;
        float[] features = new float[(head + sampled) * Feature.COUNT];
        float[] logWeights = new float[head + sampled];
        write(rows[chosen], features, 0);
        int next = 1;
        for (int i = 0; i < rows.length; i++) {
            if (kept[i] && i != chosen) {
                write(rows[i], features, next++);
            }
        }
        float standsFor = sampled == 0 ? 0 : (float) StrictMath.log((double) rest.length / sampled);
        for (int i = 0; i < sampled; i++) {
            logWeights[next] = standsFor;
            write(rows[rest[i]], features, next++);
        }
        return new Choice(features, logWeights, age);
    }

    private static void keepHighest(double[][] rows, Feature feature, int sign, int count, boolean[] kept) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = sign * rows[i][feature.ordinal()];
        }
        double least = least(values, count);
        int found = 0;
        for (int i = 0; i < rows.length && found < count; i++) {
            if (values[i] >= least && (sign < 0 || values[i] > 0)) {
                kept[i] = true;
                found++;
            }
        }
    }

    /** The lowest of so many highest. */
    private static double least(double[] values, int count) {
        PriorityQueue<Double> highest = new PriorityQueue<>(count);
        double least = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (highest.size() < count) {
                highest.add(value);
                least = highest.element();
            } else if (value > least) {
                highest.remove();
                highest.add(value);
                least = highest.element();
            }
        }
        return least;
    }

    private static int[] others(boolean[] kept) {
        int[] others = new int[kept.length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                others[count++] = i;
            }
        }
        return Arrays.copyOf(others, count);
    }

    private static void write(double[] row, float[] into, int place) {
        for (int f = 0; f < Feature.COUNT; f++) {
            into[place * Feature.COUNT + f] = (float) row[f];
        }
    }

    public int size() {
        return choices.size();
    }

    /** How many candidates of all choices were kept. */
    public long rows() {
        return choices.stream().mapToLong(Choice::candidates).sum();
    }

    /** The SHA-256 of all rows in their order: of equal choices it is equal. */
    public byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Choice choice : choices) {
                ByteBuffer bytes = ByteBuffer.allocate(
                        Long.BYTES + Float.BYTES * (choice.features().length + choice.logWeights().length));
                bytes.putLong(choice.age());
                for (float feature : choice.features()) {
                    bytes.putFloat(feature);
                }
                for (float logWeight : choice.logWeights()) {
                    bytes.putFloat(logWeight);
                }
                digest.update(bytes.array());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Takes the candidates of one choice. */
    public interface Visitor {
        /**
         * @param features of the candidates one after the other, each by the ordinals of {@link Feature}; the first is the one
         *     that was chosen
         * @param candidates how many there are
         */
        void visit(float[] features, int candidates);
    }

    public void each(Visitor visitor) {
        choices.forEach(choice -> visitor.visit(choice.features(), choice.candidates()));
    }

    Iterable<Choice> all() {
        return choices;
    }
}
