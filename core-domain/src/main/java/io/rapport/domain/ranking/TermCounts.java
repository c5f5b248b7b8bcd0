package io.rapport.domain.ranking;

import io.rapport.domain.ranking.TextLikeness.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each term counts in a document, with more for where it stands: a term in the title counts as if it were
 * written three times. To weight frequencies before they are put into BM25, instead of adding up a score for each field,
 * is what keeps its saturation (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004).
 */
final class TermCounts {

    /**
     * How many terms are kept, which bounds memory and the time that a call takes. Those that come first are kept, since a
     * text begins with what it is about.
     */
    static final int MOST_TERMS = 300;

    private static final int IN_TITLE = 3;
    /** Somebody has said by each that the whole text is about it, whatever words it uses. */
    private static final int AS_DESCRIPTOR = 3;

    private static final int IN_TAGS = 2;
    private static final int IN_SUMMARY = 1;

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private TermCounts() {}

    /** By term, in the order in which title, descriptors, tags and summary first have them. */
    static Map<String, Integer> of(Document document) {
        TermCounts terms = new TermCounts();
        terms.add(Words.of(document.title()), IN_TITLE);
        // Words are in lower case, so that nothing is taken for a descriptor because its text quotes one.
        terms.add(document.descriptors(), AS_DESCRIPTOR);
        document.tags().forEach(tag -> terms.add(Words.ofTag(tag), IN_TAGS));
        if (document.summary() != null) {
            terms.add(Words.of(document.summary()), IN_SUMMARY);
        }
        return terms.counts;
    }

    private void add(List<String> words, int weight) {
        for (String word : words) {
            if (counts.size() < MOST_TERMS || counts.containsKey(word)) {
                counts.merge(word, weight, Integer::sum);
            }
        }
    }
}
