package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.ranking.TextLikeness.Alike;
import io.rapport.domain.ranking.TextLikeness.Document;
import io.rapport.domain.shared.ContentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLikenessTest {

    private final TextLikeness texts = new TextLikeness();

    @Test
    void an_article_on_heart_failure_is_nearer_to_another_on_it_than_to_one_on_the_skin() {
        put(
                "hf-drugs",
                "SGLT2 inhibitors in heart failure",
                "What the trials of dapagliflozin say of patients with a reduced ejection fraction",
                "heart-failure",
                "cardiology");
        put(
                "hf-devices",
                "Remote monitoring of chronic heart failure",
                "Do implanted sensors keep patients out of hospital?",
                "heart-failure",
                "telemedicine");
        put(
                "valves",
                "Repair of the mitral valve",
                "Which patients with heart disease gain from surgery",
                "cardiology");
        put(
                "skin",
                "Biologics for psoriasis",
                "How the skin of patients clears in the trials of a year",
                "dermatology");

        assertThat(idsAlike("hf-drugs")).startsWith("hf-devices", "valves").contains("skin");
        assertThat(idsAlike("skin")).startsWith("hf-drugs");
    }

    @Test
    void scores_are_those_of_the_formula() {
        put("both", "", "statin stroke");
        put("one", "", "statin asthma migraine anaemia");
        put("none", "", "eczema");

        List<Alike> alike = texts.alike(new Document("", "statin statin stroke", List.of(), List.of()), 10);

        double average = 7.0 / 3;
        double statin = Math.log(1 + 1.5 / 2.5) * 2 / 3.2;
        double stroke = Math.log(1 + 2.5 / 1.5) * 1 / 2.2;
        assertThat(alike).extracting(Alike::id).containsExactly(id("both"), id("one"));
        assertThat(alike.get(0).score())
                .isCloseTo((statin + stroke) / (1 + 1.2 * (0.25 + 0.75 * 2 / average)), within(1e-12));
        assertThat(alike.get(1).score()).isCloseTo(statin / (1 + 1.2 * (0.25 + 0.75 * 4 / average)), within(1e-12));
    }

    @Test
    void a_shared_descriptor_makes_documents_alike_that_share_no_word() {
        texts.put(id("english"), new Document("heart failure", null, List.of(), List.of("D006333")));
        texts.put(id("german"), new Document("Herzinsuffizienz", null, List.of(), List.of("D006333")));
        texts.put(id("skin"), new Document("Psoriasis", null, List.of(), List.of("D011565")));

        assertThat(idsAlike("english")).containsExactly("german");
    }

    @Test
    void a_text_that_quotes_a_descriptor_is_not_indexed_under_it() {
        texts.put(id("indexed"), new Document("heart", null, List.of(), List.of("D006333")));
        put("quoting", "D006333", null);

        assertThat(idsAlike("indexed")).isEmpty();
    }

    @Test
    void words_count_by_where_they_stand() {
        put("in-summary", "", "statin filler1 filler2 filler3");
        put("in-tags", "", "filler4 filler5", "statin");
        put("in-title", "statin", "filler6");

        assertThat(ids(texts.alike(new Document("statin", null, List.of(), List.of()), 10)))
                .containsExactly("in-title", "in-tags", "in-summary");
    }

    @Test
    void rare_words_count_more() {
        put("query", "", "common seldom");
        put("by-common", "", "common alpha");
        put("by-seldom", "", "seldom bravo");
        put("common-too", "", "common charlie");

        assertThat(idsAlike("query")).containsExactly("by-seldom", "by-common", "common-too");
    }

    @Test
    void a_topic_as_a_whole_tells_more_than_its_words() {
        put("query", "", null, "heart-failure");
        put("topic", "", null, "heart-failure");
        put("words", "", null, "heart-surgery", "liver-failure");

        assertThat(idsAlike("query")).containsExactly("topic", "words");
    }

    @Test
    void the_words_of_a_topic_are_found_where_a_text_writes_them_apart() {
        put("tagged", "", null, "heart-failure");
        put("written", "", "failure of the heart");

        assertThat(idsAlike("tagged")).containsExactly("written");
    }

    @Test
    void accents_and_capitals_make_no_other_words() {
        put("with", "HYPERTENSION artérielle", null);
        put("without", "hypertension arterielle", null);
        put("other", "asthme", null);

        assertThat(idsAlike("with")).containsExactly("without");
    }

    @Test
    void texts_of_other_scripts_are_alike_by_their_words() {
        put("greek", "Καρδιακή ανεπάρκεια", null);
        put("greek-too", "ΚΑΡΔΙΑΚΗ ΝΟΣΟΣ", null);
        put("japanese", "心不全、高血圧の治療について", null);
        put("japanese-too", "心不全。", null);

        assertThat(idsAlike("greek")).containsExactly("greek-too");
        assertThat(idsAlike("japanese")).containsExactly("japanese-too");
    }

    @Test
    void what_is_equally_alike_is_in_the_order_of_ids() {
        for (String id : List.of("c", "a", "d", "b")) {
            put(id, "statin", null);
        }
        put("other", "asthma", null);

        assertThat(idsAlike("b")).containsExactly("a", "c", "d");
        assertThat(ids(texts.alike(id("d"), 2))).containsExactly("a", "b");
        assertThat(texts.alike(id("b"), 3)).extracting(Alike::score).containsOnly(scoreOf("b", "a"));
    }

    @Test
    void a_list_is_as_long_as_asked_for_and_begins_like_a_longer_one() {
        for (int n = 0; n < 50; n++) {
            put("content-" + n, "statin", "filler ".repeat(n * 7 % 10));
        }

        List<Alike> all = texts.alike(id("content-3"), Integer.MAX_VALUE);

        assertThat(all).hasSize(49);
        for (int limit = 0; limit <= 49; limit++) {
            assertThat(texts.alike(id("content-3"), limit)).isEqualTo(all.subList(0, limit));
        }
        assertThatThrownBy(() -> texts.alike(id("content-3"), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_shares_no_word_is_not_alike() {
        put("one", "statin", "and also with the");
        put("other", "asthma", "and also with the");

        assertThat(idsAlike("one")).isEmpty();
    }

    @Test
    void a_document_finds_what_is_like_it_without_being_known_and_itself_when_it_is() {
        put("one", "statin", null);

        assertThat(ids(texts.alike(new Document("statin asthma", null, List.of(), List.of()), 10)))
                .containsExactly("one");
        assertThat(texts.alike(id("never-published"), 10)).isEmpty();
    }

    @Test
    void an_empty_text_is_like_nothing() {
        put("empty", "", null);
        assertThat(idsAlike("empty")).isEmpty();
        put("empty-too", "", "");
        put("some", "statin", null);

        assertThat(idsAlike("empty")).isEmpty();
        assertThat(idsAlike("some")).isEmpty();
        assertThat(texts.alike(new Document("", null, List.of(), List.of()), 10))
                .isEmpty();
    }

    @Test
    void a_replaced_text_is_found_by_its_new_words_only() {
        put("one", "statin", null);
        put("two", "statin", null);
        put("three", "asthma", null);

        put("two", "asthma", null);

        assertThat(idsAlike("one")).isEmpty();
        assertThat(idsAlike("two")).containsExactly("three");
    }

    @Test
    void a_removed_text_is_not_found_and_counts_nowhere() {
        put("one", "statin asthma", null);
        put("two", "statin", null);
        double before = scoreOf("one", "two");
        put("three", "statin", "a much longer text");

        texts.remove(id("three"));
        texts.remove(id("never-published"));

        assertThat(idsAlike("one")).containsExactly("two");
        assertThat(scoreOf("one", "two")).isEqualTo(before);
        assertThat(texts.alike(id("three"), 10)).isEmpty();
    }

    @Test
    void a_query_is_its_most_telling_terms() {
        String telling = words("telling", TextLikeness.TERMS_OF_QUERY);
        put("query", "", telling + " common");
        put("telling", "", telling);
        for (int n = 0; n < 10; n++) {
            put("common-" + n, "", "common");
        }

        assertThat(idsAlike("query")).containsExactly("telling");
    }

    @Test
    void words_that_nothing_else_has_are_no_part_of_a_query() {
        put("query", words("own", 50), "shared");
        put("other", "", "shared");

        assertThat(idsAlike("query")).containsExactly("other");
    }

    @Test
    void of_equally_telling_terms_those_first_in_the_alphabet_are_used() {
        put("query", "", words("b", TextLikeness.TERMS_OF_QUERY) + " zzz aaa");
        put("first", "", "aaa");
        put("last", "", "zzz");
        put("between", "", words("b", TextLikeness.TERMS_OF_QUERY));

        assertThat(idsAlike("query")).containsExactlyInAnyOrder("between", "first");
    }

    @Test
    void of_a_long_text_the_first_terms_are_kept() {
        put("long", "", words("kept", TermCounts.MOST_TERMS) + " dropped");
        put("first", "", "kept" + (1000 + TermCounts.MOST_TERMS - 1));
        put("last", "", "dropped");

        assertThat(idsAlike("last")).isEmpty();
        assertThat(idsAlike("first")).containsExactly("long");
    }

    @Test
    void a_score_is_the_same_to_the_bit_on_any_machine() {
        put("one", "Statins after stroke", "What guidelines say", "stroke", "lipid-disorders");
        put("two", "Who gains from statins?", "Guidelines and trials after stroke", "lipid-disorders");
        put("three", "Asthma in children", "Guidelines for inhaled steroids", "asthma");

        assertThat(texts.alike(id("one"), 10))
                .containsExactly(new Alike(id("two"), 0.9703243376315022), new Alike(id("three"), 0.03024004362250592));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void scores_equal_to_the_bit_those_of_a_fresh_state_with_what_is_left(long seed) {
        Random random = new Random(seed);
        Map<String, Document> left = new TreeMap<>();
        for (int step = 0; step < 400; step++) {
            String id = "content-" + random.nextInt(60);
            if (random.nextInt(3) == 0) {
                texts.remove(id(id));
                left.remove(id);
            } else {
                Document document = randomDocument(random);
                texts.put(id(id), document);
                left.put(id, document);
            }
        }
        List<Map.Entry<String, Document>> shuffled = new ArrayList<>(left.entrySet());
        Collections.shuffle(shuffled, random);
        TextLikeness fresh = new TextLikeness();
        shuffled.forEach(one -> fresh.put(id(one.getKey()), one.getValue()));

        assertThat(shuffled).as("seed %d", seed).isNotEmpty();
        for (Map.Entry<String, Document> one : shuffled) {
            assertThat(texts.alike(id(one.getKey()), 100))
                    .as("seed %d, %s", seed, one.getKey())
                    .isNotEmpty()
                    .isEqualTo(fresh.alike(id(one.getKey()), 100));
            assertThat(texts.alike(one.getValue(), 7))
                    .as("seed %d, %s as a query", seed, one.getKey())
                    .isEqualTo(fresh.alike(one.getValue(), 7));
        }
    }

    /** Of few words, so that many terms are equally telling and many documents share them. */
    private static Document randomDocument(Random random) {
        return new Document(
                randomWords(random, 1 + random.nextInt(6)),
                random.nextInt(5) == 0 ? null : randomWords(random, random.nextInt(60)),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> "topic-number" + random.nextInt(5))
                        .toList(),
                List.of());
    }

    private static String randomWords(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "word" + (int) (120 * random.nextDouble() * random.nextDouble()))
                .collect(Collectors.joining(" "));
    }

    private static String words(String prefix, int count) {
        return IntStream.range(1000, 1000 + count).mapToObj(n -> prefix + n).collect(Collectors.joining(" "));
    }

    private void put(String id, String title, @Nullable String summary, String... tags) {
        texts.put(id(id), new Document(title, summary, List.of(tags), List.of()));
    }

    private List<String> idsAlike(String id) {
        return ids(texts.alike(id(id), 100));
    }

    private double scoreOf(String id, String other) {
        return texts.alike(id(id), 100).stream()
                .filter(alike -> alike.id().equals(id(other)))
                .findAny()
                .orElseThrow()
                .score();
    }

    private static List<String> ids(List<Alike> alike) {
        return alike.stream().map(each -> each.id().value()).toList();
    }

    private static ContentId id(String value) {
        return new ContentId(value);
    }
}
