package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void words_are_runs_of_letters_and_digits_in_the_order_of_the_text() {
        assertThat(Words.of("Heart failure: SGLT2-inhibitor, COVID19; heart?"))
                .containsExactly("heart", "failure", "sglt2", "inhibitor", "covid19", "heart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "--", "…", "a b2 c", "\uD800", "\u0301", "\uD83E\uDE7A"})
    void text_without_words_has_none(String text) {
        assertThat(Words.of(text)).isEmpty();
    }

    @Test
    void a_word_has_3_to_40_characters_which_may_be_more_in_utf_16() {
        String capitalDeseret = "\uD801\uDC00";
        String smallDeseret = "\uD801\uDC28";

        assertThat(Words.of("ab abc " + "x".repeat(40) + " " + "y".repeat(41))).containsExactly("abc", "x".repeat(40));
        assertThat(Words.of(capitalDeseret.repeat(2))).isEmpty();
        assertThat(Words.of(capitalDeseret.repeat(40))).containsExactly(smallDeseret.repeat(40));
    }

    @ParameterizedTest
    @CsvSource({
        "Ménière, meniere",
        "Me\u0301nie\u0300re, meniere",
        "Ödem, odem",
        "HIPERTENSIÓN, hipertension",
        "coração, coracao",
        "\uFB01brose, fibrose",
        "hyper\u00ADtension, hypertension",
        "ΚΑΡΔΙΆ, καρδια",
        "καρδιά, καρδια",
    })
    void the_same_word_is_written_in_many_ways(String written, String word) {
        assertThat(Words.of(written)).containsExactly(word);
    }

    @Test
    void text_of_any_script_is_cut_into_words() {
        assertThat(Words.of("Καρδιακή ανεπάρκεια")).containsExactly("καρδιακη", "ανεπαρκεια");
        assertThat(Words.of("心不全の治療、新薬。高血圧")).containsExactly("心不全の治療", "高血圧");
        assertThat(Words.of("сердечная недостаточность")).containsExactly("сердечная", "недостаточность");
        assertThat(Words.of("قصور القلب")).containsExactly("قصور", "القلب");
        assertThat(Words.of("심부전 हृदय หัวใจ")).hasSize(3);
    }

    @Test
    void words_that_only_build_sentences_are_left_out_whether_written_with_accents_or_not() {
        assertThat(Words.of("The treatment of these patients with this drug"))
                .containsExactly("treatment", "patient", "drug");
        assertThat(Words.of("Für die Behandlung über das Herz")).containsExactly("behandlung", "herz");
        assertThat(Words.of("même après les traitements")).containsExactly("traitement");
        assertThat(Words.of("también para el corazón")).containsExactly("corazon");
        assertThat(Words.of("perché nella terapia")).containsExactly("terapia");
        assertThat(Words.of("também não são doenças")).containsExactly("doenca");
    }

    @Test
    void what_builds_sentences_in_one_language_stays_where_it_means_something_in_another() {
        assertThat(Words.of("ALS")).containsExactly("als");
        assertThat(Words.of("cancer du sein")).containsExactly("cancer", "sein");
    }

    @ParameterizedTest
    @CsvSource({
        "statins, statin",
        "therapies, therapy",
        "diseases, disease",
        "ties, tie",
        "sepsis, sepsis",
        "virus, virus",
        "illness, illness",
        "herpes, herpe",
        "gas, gas",
        "insulin, insulin",
    })
    void a_plural_loses_its_s_where_it_is_likely_one(String written, String word) {
        assertThat(Words.of(written)).containsExactly(word);
    }

    @Test
    void a_tag_is_its_words_and_the_whole_of_it() {
        assertThat(Words.ofTag("heart-failure")).containsExactly("heart", "failure", "heart-failure");
        assertThat(Words.ofTag("type-2-diabetes")).containsExactly("type", "diabete", "type-2-diabetes");
        assertThat(Words.ofTag("statins")).containsExactly("statin");
        assertThat(Words.ofTag("hf")).containsExactly("hf");
        assertThat(Words.ofTag("-")).isEmpty();
        assertThat(Words.ofTag("")).isEmpty();
    }

    @Test
    void words_are_the_same_under_any_default_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(Words.of("INFECTION İnfeksiyon")).containsExactly("infection", "infeksiyon");
        } finally {
            Locale.setDefault(before);
        }
    }
}
