package io.rapport.domain.ranking;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of candidates for a reader at a moment: the one place in which they are computed, for training, for
 * evaluation and for serving.
 */
public final class Features {

    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** What counts as habit of somebody of whom nothing is known, as the logarithm of hours. */
    private static final double UNKNOWN_HABIT = 3;

    private static final double MIDDLE_HABIT = 2;

    /** Bring sums over peers into the range of the other features. */
    private static final double PEERS_SCALE = 20;

    private static final double CO_READ_SCALE = 10;
    private static final double NOTHING = 1e-9;

    private final ReadingHistory history;
    private final long at;
    private final ItemSignals signals;
    private final @Nullable SpecialtySignals ofSpecialty;
    private final KindFeatures kinds;
    private final @Nullable Behaviour behaviour;
    private final double topReads;

    /**
     * For whom features are computed.
     *
     * @param reader whose behaviour may be used; absent where none may
     */
    public record Asker(
            @Nullable HcpId reader, @Nullable String specialty, Set<Topic> interests, Preferences preferences) {

        public Asker {
            interests = Set.copyOf(interests);
        }

        /** Of whom nothing but behaviour is known. */
        public static Asker of(HcpId reader) {
            return new Asker(reader, null, Set.of(), Preferences.NONE);
        }
    }

    /** How much topics and types of content are preferred to others. */
    public record Preferences(Map<Topic, Double> topics, Map<ContentType, Double> types) {

        public static final Preferences NONE = new Preferences(Map.of(), Map.of());

        public Preferences {
            topics = Map.copyOf(topics);
            types = Map.copyOf(types);
        }
    }

    /**
     * @param at the moment, in milliseconds since 1970; nothing that happened later may be in the history
     * @param candidates the items among which is compared
     */
    public Features(ReadingHistory history, Asker asker, long at, int[] candidates) {
        this.history = history;
        this.at = at;
        this.signals = history.signals(at);
        this.ofSpecialty = history.ofSpecialty(asker.specialty(), at);
        Reader reader = asker.reader() == null
                ? null
                : history.reader(asker.reader())
                        .filter(known -> known.profile().reads() > 0)
                        .orElse(null);
        this.kinds = new KindFeatures(history, asker, reader, at);
        this.behaviour = reader == null ? null : new Behaviour(reader, candidates);
        double top = NOTHING;
        for (int candidate : candidates) {
            top = Math.max(top, signals.reads(candidate));
        }
        this.topReads = top;
    }

    /** Writes the features of a candidate, by their ordinals. */
    public void write(int candidate, double[] into) {
        signals.write(candidate, into);
        kinds.write(signals.kind(candidate), into);
        double shareOfTop = signals.reads(candidate) / topReads;
        into[Feature.SHARE_OF_TOP.ordinal()] = shareOfTop;
        if (ofSpecialty != null) {
            ofSpecialty.write(candidate, into);
        }
        if (behaviour != null) {
            behaviour.write(candidate, shareOfTop, into);
        }
    }

    /** How long ago the item was published, in milliseconds. */
    long age(int item) {
        return Math.max(0, at - signals.publishedAt(item));
    }

    /** What the reader's visits, and the reads of peers, say of candidates. */
    private final class Behaviour {

        private final Reader.Profile reader;
        private final Moments.Cursor visits;
        private final Peers peers;
        private final double logReads;
        private final double habit;
        private double topLately = NOTHING;
        private double topEver = NOTHING;

        Behaviour(Reader reader, int[] candidates) {
            this.reader = reader.profile();
            this.visits = this.reader.visits();
            this.peers = Peers.of(history, reader, at);
            this.logReads = Logarithms.log1p(this.reader.reads());
            this.habit = this.reader.habit(UNKNOWN_HABIT) - MIDDLE_HABIT;
            for (int candidate : candidates) {
                topLately = Math.max(topLately, peers.lately[candidate]);
                topEver = Math.max(topEver, peers.ever[candidate]);
            }
        }

        void write(int item, double shareOfTop, double[] into) {
            long publishedAt = signals.publishedAt(item);
            int passedBy = visits.after(publishedAt);
            into[Feature.NEW_SINCE_VISIT.ordinal()] = publishedAt > reader.lastSeen() ? 1 : 0;
            into[Feature.PASSED_BY.ordinal()] = Logarithms.log1p(passedBy);
            into[Feature.NEVER_PASSED_BY.ordinal()] = passedBy == 0 ? 1 : 0;
            into[Feature.AGE_HABIT.ordinal()] = into[Feature.AGE.ordinal()] * habit / 5;
            into[Feature.SHARE_OF_TOP_BY_HISTORY.ordinal()] = logReads * shareOfTop;
            if (peers.coRead[item] > 0) {
                into[Feature.CO_READ.ordinal()] = Logarithms.log1p(CO_READ_SCALE * peers.coRead[item]);
            }
            if (peers.ever[item] > 0) {
                writePeers(item, publishedAt, into);
            }
        }

        private void writePeers(int item, long publishedAt, double[] into) {
            double ever = peers.ever[item];
            double lately = Logarithms.log1p(PEERS_SCALE * peers.lately[item]);
            double everShare = ever / topEver;
            into[Feature.PEERS_LATELY.ordinal()] = lately;
            into[Feature.PEERS_LATELY_SHARE.ordinal()] = peers.lately[item] / topLately;
            into[Feature.PEERS_LATELY_IF_OLD.ordinal()] = at - publishedAt >= WEEK ? lately : 0;
            into[Feature.PEERS_EVER.ordinal()] = Logarithms.log1p(PEERS_SCALE * ever);
            into[Feature.PEERS_EVER_SHARE.ordinal()] = everShare;
            into[Feature.PEERS_EVER_BY_HISTORY.ordinal()] = logReads * everShare;
            into[Feature.PEERS_EVER_BY_READERS.ordinal()] = CO_READ_SCALE * ever * signals.perReaders(item);
        }
    }
}
