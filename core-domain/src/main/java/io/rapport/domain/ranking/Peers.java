package io.rapport.domain.ranking;

import java.time.Duration;
import java.util.Arrays;

/**
 * What readers who read alike have read: user-based nearest neighbours. A common item counts the less, the more readers it
 * has and the longer ago the reader read it; a peer counts by the sum over common items, divided by the square root of how
 * much the peer has read.
 */
final class Peers {

    private static final int READS_OF_READER = 30;
    private static final int READERS_OF_ITEM = 500;
    private static final int READS_OF_PEER = 400;
    private static final int MOST_PEERS = 400;

    private static final HalfLife OF_OWN_READS = HalfLife.of(Duration.ofDays(30));
    private static final DecayTable LATELY =
            new DecayTable(HalfLife.of(Duration.ofDays(5)), Duration.ofHours(1), Duration.ofDays(40));

    /** The last reads for which others' reads close in time count. */
    private static final int READS_FOR_CO_READING = 5;

    private static final double CO_READING_FADE = 0.7;
    private static final long CO_READING_WINDOW = Duration.ofDays(3).toMillis();
    private static final DecayTable CO_READING =
            new DecayTable(HalfLife.of(Duration.ofHours(6)), Duration.ofMinutes(5), Duration.ofDays(3));

    final double[] lately;
    final double[] ever;
    final double[] coRead;

    private Peers(int items) {
        lately = new double[items];
        ever = new double[items];
        coRead = new double[items];
    }

    static Peers of(ReadingHistory history, Reader reader, long at) {
        Peers peers = new Peers(history.itemCount());
        peers.readAlike(history, reader, at);
        peers.readTogether(history, reader);
        return peers;
    }

    /** What others read within hours of reading the item. */
    static double[] readTogether(ReadingHistory history, int item) {
        Peers peers = new Peers(history.itemCount());
        peers.readTogether(history, Item.NOBODY, item, 1);
        return peers.coRead;
    }

    private void readAlike(ReadingHistory history, Reader reader, long at) {
        double[] likeness = new double[history.readerCount()];
        int[] met = new int[64];
        int[] count = {0};
        int[][] list = {met};
        Reader.Profile profile = reader.profile();
        for (int n = profile.reads() - 1; n >= Math.max(0, profile.reads() - READS_OF_READER); n--) {
            Item item = history.item(profile.read(n));
            double weight = OF_OWN_READS.remaining(at - profile.readAt(n)) / StrictMath.log(2.0 + item.readerCount());
            item.eachReader(READERS_OF_ITEM, (other, _) -> {
                if (other != reader.index) {
                    if (likeness[other] == 0) {
                        if (count[0] == list[0].length) {
                            list[0] = Arrays.copyOf(list[0], count[0] * 2);
                        }
                        list[0][count[0]++] = other;
                    }
                    likeness[other] += weight;
                }
            });
        }
        for (int i = 0; i < count[0]; i++) {
            int other = list[0][i];
            likeness[other] /= Math.sqrt(1.0 + history.reader(other).profile().reads());
        }
        double least = leastOf(likeness, list[0], count[0]);
        for (int i = 0; i < count[0]; i++) {
            int other = list[0][i];
            if (likeness[other] >= least) {
                add(history.reader(other).profile(), likeness[other], at);
            }
        }
    }

    /** How alike a peer must be to be among the most alike; peers who are alike to the same degree are all among them. */
    private static double leastOf(double[] likeness, int[] met, int count) {
        if (count <= MOST_PEERS) {
            return 0;
        }
        double[] sorted = new double[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = likeness[met[i]];
        }
        Arrays.sort(sorted);
        return sorted[count - MOST_PEERS];
    }

    private void add(Reader.Profile peer, double likeness, long at) {
        for (int n = peer.reads() - 1; n >= Math.max(0, peer.reads() - READS_OF_PEER); n--) {
            int item = peer.read(n);
            ever[item] += likeness;
            lately[item] += likeness * LATELY.remaining(at - peer.readAt(n));
        }
    }

    private void readTogether(ReadingHistory history, Reader reader) {
        double fade = 1;
        Reader.Profile profile = reader.profile();
        for (int n = profile.reads() - 1; n >= Math.max(0, profile.reads() - READS_FOR_CO_READING); n--) {
            readTogether(history, reader.index, profile.read(n), fade);
            fade *= CO_READING_FADE;
        }
    }

    private void readTogether(ReadingHistory history, int reader, int read, double weight) {
        Item item = history.item(read);
        double each = weight / Math.sqrt(Math.max(1, item.readerCount()));
        item.eachReader(READERS_OF_ITEM, (other, at) -> {
            if (other != reader) {
                addReadAround(history.reader(other).profile(), read, at, each);
            }
        });
    }

    private void addReadAround(Reader.Profile other, int read, long at, double weight) {
        int n = other.reads() - 1;
        while (n >= 0 && other.readAt(n) > at + CO_READING_WINDOW) {
            n--;
        }
        while (n >= 0 && other.readAt(n) >= at - CO_READING_WINDOW) {
            if (other.read(n) != read) {
                coRead[other.read(n)] += weight * CO_READING.remaining(Math.abs(other.readAt(n) - at));
            }
            n--;
        }
    }
}
