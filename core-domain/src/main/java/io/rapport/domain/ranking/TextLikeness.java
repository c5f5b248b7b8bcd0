package io.rapport.domain.ranking;

import io.rapport.domain.shared.ContentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * How alike pieces of content are by their words, from the day on which they are published, when nobody has read them yet.
 * A document is a query for documents that share its most telling terms, scored by BM25 (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009):
 *
 * <pre>
 *   score(d) = sum over terms t of  idf(t) · q / (q + k1) · f / (f + k1 · (1 - b + b · length(d) / average length))
 *   idf(t)   = ln(1 + (N - n + 0.5) / (n + 0.5))
 * </pre>
 *
 * where f is how often the term counts in the document and q how often in the query, n is the number of documents with the
 * term and N that of all. k1 = 1.2, b = 0.75 and the idf, which is never negative, are those of Lucene. The part with q is
 * for queries as long as documents (Robertson and Walker, "Some Simple Effective Approximations to the 2-Poisson Model",
 * 1994), with k1 for its constant so that a term saturates alike on both sides.
 *
 * <p>This is not Lucene, because a list that was served must be explained by a replay of the log: Lucene's statistics
 * depend on which segments have been merged, and count documents that are deleted until then. Here scores are a function
 * of the documents that are there now, to the bit, however the state was reached: all that is kept are whole numbers, and
 * a score is a sum over terms in the order of how telling they are.
 *
 * <p>Not safe for use by several threads while one of them writes.
 */
public final class TextLikeness {

    /** How many terms make a query. It bounds the time of a call; further terms are too common to tell much. */
    static final int TERMS_OF_QUERY = 25;

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private static final int NO_SLOT = -1;

    private static final Comparator<Telling> MOST_TELLING_FIRST =
            Comparator.comparingDouble(Telling::tfIdf).reversed().thenComparing(Telling::term);

    private static final Comparator<Alike> BEST_FIRST = Comparator.comparingDouble(Alike::score)
            .reversed()
            .thenComparing(alike -> alike.id().value());

    private final Map<ContentId, Indexed> indexedById = new HashMap<>();
    private final Map<String, Postings> postingsByTerm = new HashMap<>();

    /** Who has which slot; slots of documents that were removed are given to others. */
    private final List<@Nullable ContentId> ids = new ArrayList<>();

    private final Deque<Integer> freeSlots = new ArrayDeque<>();
    private int[] lengths = new int[64];
    private long totalLength;

    /**
     * The texts of a piece of content.
     *
     * @param tags slugs of topics, such as heart-failure
     * @param descriptors identifiers of a controlled vocabulary, such as those of MeSH, each a term as it is
     */
    public record Document(String title, @Nullable String summary, List<String> tags, List<String> descriptors) {

        public Document {
            tags = List.copyOf(tags);
            descriptors = List.copyOf(descriptors);
        }
    }

    /**
     * Content that is like what was asked for.
     *
     * @param score above 0; to be compared with others of the same list only
     */
    public record Alike(ContentId id, double score) {}

    /** Makes a document known, in place of what was known of the content before. */
    public void put(ContentId id, Document document) {
        Map<String, Integer> terms = TermCounts.of(document);
        remove(id);
        int slot = takeSlot(id);
        Indexed indexed = new Indexed(slot, terms.size());
        terms.forEach((term, count) -> {
            Postings postings = postingsByTerm.computeIfAbsent(term, Postings::new);
            postings.add(slot, count);
            indexed.add(postings, count);
            lengths[slot] += count;
        });
        totalLength += lengths[slot];
        indexedById.put(id, indexed);
    }

    /** Takes a document away, as if it had never been; one that is not known is passed over. */
    public void remove(ContentId id) {
        Indexed indexed = indexedById.remove(id);
        if (indexed == null) {
            return;
        }
        for (Postings postings : indexed.postings) {
            postings.remove(indexed.slot);
            if (postings.size() == 0) {
                postingsByTerm.remove(postings.term());
            }
        }
        totalLength -= lengths[indexed.slot];
        lengths[indexed.slot] = 0;
        ids.set(indexed.slot, null);
        freeSlots.push(indexed.slot);
    }

    private int takeSlot(ContentId id) {
        Integer free = freeSlots.poll();
        if (free != null) {
            ids.set(free, id);
            return free;
        }
        ids.add(id);
        if (ids.size() > lengths.length) {
            lengths = Arrays.copyOf(lengths, lengths.length * 2);
        }
        return ids.size() - 1;
    }

    /**
     * The content most like that of the given id, the best first and by id where scores are equal; nothing where it is not
     * known.
     *
     * @param limit how many at most, 0 or more
     */
    public List<Alike> alike(ContentId id, int limit) {
        Indexed indexed = indexedById.get(id);
        if (indexed == null) {
            return List.of();
        }
        List<Telling> terms = new ArrayList<>(indexed.postings.length);
        for (int n = 0; n < indexed.postings.length; n++) {
            Postings postings = indexed.postings[n];
            // A term that nothing else has would take the place of one by which something can be found.
            if (postings.size() > 1) {
                terms.add(telling(postings, indexed.counts[n]));
            }
        }
        return best(scores(terms), indexed.slot, limit);
    }

    /**
     * The content most like a document that need not be known, the best first and by id where scores are equal.
     *
     * @param limit how many at most, 0 or more
     */
    public List<Alike> alike(Document query, int limit) {
        List<Telling> terms = new ArrayList<>();
        TermCounts.of(query).forEach((term, count) -> {
            Postings postings = postingsByTerm.get(term);
            if (postings != null) {
                terms.add(telling(postings, count));
            }
        });
        return best(scores(terms), NO_SLOT, limit);
    }

    private Telling telling(Postings postings, int count) {
        int with = postings.size();
        int without = indexedById.size() - with;
        return new Telling(postings, count, StrictMath.log(1 + (without + 0.5) / (with + 0.5)));
    }

    /** The score of each slot. Each is summed up in the order of the terms, whatever the order of slots. */
    private double[] scores(List<Telling> terms) {
        terms.sort(MOST_TELLING_FIRST);
        double[] scores = new double[ids.size()];
        double least = K1 * (1 - B);
        double perLength = K1 * B * indexedById.size() / totalLength;
        for (Telling term : terms.subList(0, Math.min(terms.size(), TERMS_OF_QUERY))) {
            double weight = term.idf * term.count / (term.count + K1);
            Postings postings = term.postings;
            for (int n = 0; n < postings.size(); n++) {
                int slot = postings.slot(n);
                int count = postings.count(n);
                scores[slot] += weight * count / (count + least + perLength * lengths[slot]);
            }
        }
        return scores;
    }

    private List<Alike> best(double[] scores, int except, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative");
        }
        PriorityQueue<Alike> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());
        double least = 0;
        for (int slot = 0; slot < scores.length; slot++) {
            ContentId id = ids.get(slot);
            if (id == null || slot == except || scores[slot] == 0 || scores[slot] < least) {
                continue;
            }
            worstFirst.add(new Alike(id, scores[slot]));
            if (worstFirst.size() > limit) {
                worstFirst.remove();
                least = worstFirst.isEmpty() ? 0 : worstFirst.element().score();
            }
        }
        List<Alike> best = new ArrayList<>(worstFirst);
        best.sort(BEST_FIRST);
        return Collections.unmodifiableList(best);
    }

    /** A term of a query. */
    private record Telling(Postings postings, int count, double idf) {

        double tfIdf() {
            return count * idf;
        }

        String term() {
            return postings.term();
        }
    }

    /** What is kept of a document: its terms, as what is found by them. */
    private static final class Indexed {

        final int slot;
        final Postings[] postings;
        final int[] counts;
        private int size;

        Indexed(int slot, int terms) {
            this.slot = slot;
            postings = new Postings[terms];
            counts = new int[terms];
        }

        void add(Postings of, int count) {
            postings[size] = of;
            counts[size++] = count;
        }
    }
}
