package io.rapport.domain.ranking;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
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
    private static final int READS_FOR_AFFINITY = 200;
    private static final HalfLife OF_AFFINITY = HalfLife.of(Duration.ofDays(30));
    private static final double SHARPER = 8;

    private final ReadingHistory history;
    private final Asker asker;
    private final long at;
    private final Reader.@Nullable Profile profile;
    private final Peers peers;
    private final Affinity affinity;
    private double topReads = NOTHING;
    private double topLately = NOTHING;
    private double topEver = NOTHING;

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

        /** The best preferred of its topics, and its type. */
        double of(ItemFacts facts) {
            double best = 0;
            for (Topic topic : facts.topics()) {
                double preference = topics.getOrDefault(topic, 0.0);
                best = Math.abs(preference) > Math.abs(best) ? preference : best;
            }
            return facts.type() == null ? best : best + types.getOrDefault(facts.type(), 0.0);
        }
    }

    /**
     * @param at the moment, in milliseconds since 1970; nothing that happened later may be in the history
     * @param candidates the items among which is compared
     */
    public Features(ReadingHistory history, Asker asker, long at, int[] candidates) {
        this.history = history;
        this.asker = asker;
        this.at = at;
        Reader reader = asker.reader() == null
                ? null
                : history.reader(asker.reader())
                        .filter(known -> known.profile().reads() > 0)
                        .orElse(null);
        this.profile = reader == null ? null : reader.profile();
        this.peers = reader == null ? Peers.none(history) : Peers.of(history, reader, at);
        this.affinity = new Affinity();
        for (int candidate : candidates) {
            topReads = Math.max(topReads, history.item(candidate).signals(at).reads()[ItemSignals.TWO_HOURS]);
            topLately = Math.max(topLately, peers.lately[candidate]);
            topEver = Math.max(topEver, peers.ever[candidate]);
        }
    }

    /** Writes the features of a candidate, by their ordinals. */
    public void write(int candidate, double[] into) {
        Item item = history.item(candidate);
        ItemSignals signals = item.signals(at);
        System.arraycopy(signals.features(), 0, into, 0, Feature.COUNT);
        double shareOfTop = signals.reads()[ItemSignals.TWO_HOURS] / topReads;
        into[Feature.SHARE_OF_TOP.ordinal()] = shareOfTop;
        into[Feature.NEWER.ordinal()] = Logarithms.log1p(history.publications() - item.ordinal() - 1);
        writeContent(item, into);
        if (profile != null) {
            writeBehaviour(profile, item, signals.logAge(), shareOfTop, into);
            writePeers(profile, item, into);
        }
    }

    private void writeContent(Item item, double[] into) {
        int matches = 0;
        for (Topic topic : item.facts().topics()) {
            if (asker.interests().contains(topic)) {
                matches++;
            }
        }
        into[Feature.SEGMENT.ordinal()] = asker.preferences().of(item.facts());
        into[Feature.INTERESTS.ordinal()] = matches;
        into[Feature.SPECIALTY_READS.ordinal()] = asker.specialty() == null
                ? 0
                : Logarithms.log1p(SHARPER * item.readsBySpecialty(asker.specialty(), at));
    }

    private void writeBehaviour(Reader.Profile reader, Item item, double logAge, double shareOfTop, double[] into) {
        int passedBy = reader.visitsAfter(item.publishedAt());
        into[Feature.NEW_SINCE_VISIT.ordinal()] = item.publishedAt() > reader.lastSeen() ? 1 : 0;
        into[Feature.PASSED_BY.ordinal()] = Logarithms.log1p(passedBy);
        into[Feature.NEVER_PASSED_BY.ordinal()] = passedBy == 0 ? 1 : 0;
        into[Feature.AGE_HABIT.ordinal()] = logAge * (reader.habit(UNKNOWN_HABIT) - MIDDLE_HABIT) / 5;
        into[Feature.SHARE_OF_TOP_BY_HISTORY.ordinal()] = Logarithms.log1p(reader.reads()) * shareOfTop;
        into[Feature.AUTHOR.ordinal()] =
                Logarithms.log1p(affinity.reads(item.facts().author()));
        into[Feature.TOPICS.ordinal()] = affinity.topics(item);
        into[Feature.TYPE.ordinal()] = affinity.type(item.facts().type());
    }

    private void writePeers(Reader.Profile reader, Item item, double[] into) {
        double ever = peers.ever[item.index];
        if (ever > 0) {
            double lately = Logarithms.log1p(PEERS_SCALE * peers.lately[item.index]);
            double everShare = ever / topEver;
            into[Feature.PEERS_LATELY.ordinal()] = lately;
            into[Feature.PEERS_LATELY_SHARE.ordinal()] = peers.lately[item.index] / topLately;
            into[Feature.PEERS_LATELY_IF_OLD.ordinal()] = at - item.publishedAt() >= WEEK ? lately : 0;
            into[Feature.PEERS_EVER.ordinal()] = Logarithms.log1p(PEERS_SCALE * ever);
            into[Feature.PEERS_EVER_SHARE.ordinal()] = everShare;
            into[Feature.PEERS_EVER_BY_HISTORY.ordinal()] = Logarithms.log1p(reader.reads()) * everShare;
            into[Feature.PEERS_EVER_BY_READERS.ordinal()] = CO_READ_SCALE * ever / Math.sqrt(1.0 + item.readerCount());
        }
        into[Feature.CO_READ.ordinal()] = Logarithms.log1p(CO_READ_SCALE * peers.coRead[item.index]);
    }

    /** What the reader's own reads say of authors, topics and types. */
    private final class Affinity {

        private final Map<String, Integer> authors = new HashMap<>();
        private final Map<Topic, Double> topics = new HashMap<>();
        private final Map<ContentType, Integer> types = new EnumMap<>(ContentType.class);
        private int reads;

        Affinity() {
            if (profile == null) {
                return;
            }
            for (int n = profile.reads() - 1; n >= Math.max(0, profile.reads() - READS_FOR_AFFINITY); n--) {
                ItemFacts facts = history.item(profile.read(n)).facts();
                if (facts.author() != null) {
                    authors.merge(facts.author(), 1, Integer::sum);
                }
                if (facts.type() != null) {
                    types.merge(facts.type(), 1, Integer::sum);
                }
                if (!facts.topics().isEmpty()) {
                    double remaining = OF_AFFINITY.remaining(at - profile.readAt(n));
                    facts.topics().forEach(topic -> topics.merge(topic, remaining, Double::sum));
                }
                reads++;
            }
        }

        int reads(@Nullable String author) {
            return author == null ? 0 : authors.getOrDefault(author, 0);
        }

        double type(@Nullable ContentType type) {
            return type == null || reads == 0 ? 0 : (double) types.getOrDefault(type, 0) / reads;
        }

        /** The best loved of the item's topics. */
        double topics(Item item) {
            double best = 0;
            for (Topic topic : item.facts().topics()) {
                best = Math.max(best, topics.getOrDefault(topic, 0.0));
            }
            return Logarithms.log1p(best);
        }
    }
}
