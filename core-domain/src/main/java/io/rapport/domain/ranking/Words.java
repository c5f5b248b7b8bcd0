package io.rapport.domain.ranking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into the words by which it is compared: runs of letters and digits in lower case, without diacritics, of 3 to
 * 40 characters, without stop words and without a plural's s.
 *
 * <p>The same text gives the same words on any machine and under any default locale. Unicode promises that what is
 * assigned is normalised the same way for ever; only characters that a later Java learns can become words then.
 *
 * <p>Text without spaces, such as Japanese, is cut at its punctuation only. To do better takes a dictionary, which would
 * change with the version of Java.
 */
final class Words {

    private static final int SHORTEST = 3;

    /** What is longer is an address, a key or a sequence of bases, and no word. */
    private static final int LONGEST = 40;

    private static final int SOFT_HYPHEN = 0xAD;

    private Words() {}

    /** The words in the order of the text, as often as they are in it. */
    static List<String> of(String text) {
        return wordsAmong(runs(text));
    }

    /**
     * What a topic's slug stands for: the whole of it, because heart-failure says more than heart and failure do, and the
     * words that it is made of, because a text writes them apart. The whole may be shorter or longer than a word, and is
     * left out where it is but its one word.
     */
    static List<String> ofTag(String tag) {
        List<String> runs = runs(tag);
        List<String> words = wordsAmong(runs);
        if (runs.size() > 1 || (words.isEmpty() && !runs.isEmpty())) {
            words.add(String.join("-", runs));
        }
        return words;
    }

    private static List<String> wordsAmong(List<String> runs) {
        List<String> words = new ArrayList<>();
        for (String run : runs) {
            int length = run.codePointCount(0, run.length());
            if (length >= SHORTEST && length <= LONGEST && !StopWords.contains(run)) {
                words.add(singular(run));
            }
        }
        return words;
    }

    private static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        // Compatibility forms first: there are capitals among what they stand for.
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(character -> !isWithinWords(character))
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character)) {
                        run.appendCodePoint(character);
                    } else {
                        flush(run, runs);
                    }
                });
        flush(run, runs);
        return runs;
    }

    private static void flush(StringBuilder run, List<String> runs) {
        if (!run.isEmpty()) {
            runs.add(run.toString());
            run.setLength(0);
        }
    }

    /** Whether it is no letter, but neither ends a word: what is written above, below or around letters, and hyphenation. */
    private static boolean isWithinWords(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> character == SOFT_HYPHEN;
        };
    }

    /**
     * The S-stemmer (Harman, "How Effective Is Suffixing?", 1991), but that a final -is stays, as in hepatitis and sepsis.
     * It does good to French, Spanish and Portuguese plurals too, and where it is wrong it is so for every text alike.
     */
    private static String singular(String word) {
        int length = word.length();
        if (length <= SHORTEST || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ies") && length > SHORTEST + 1) {
            return endsWithAny(word, "aies", "eies") ? word : word.substring(0, length - 3) + "y";
        }
        return endsWithAny(word, "aes", "ees", "oes", "is", "ss", "us") ? word : word.substring(0, length - 1);
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
