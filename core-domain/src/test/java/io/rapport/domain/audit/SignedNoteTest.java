package io.rapport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes and their keys, against published examples; what is not exactly in the form is refused. */
class SignedNoteTest {

    /** The example of the documentation of Go's sumdb/note. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    /** The key of Go's checksum database. */
    private static final String SUM_DATABASE = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private final VerifierKey key = VerifierKey.parse(KEY);

    @Test
    void a_published_note_verifies_by_its_key() {
        assertThatCode(() -> SignedNote.parse(NOTE).requireSignatureBy(key)).doesNotThrowAnyException();
        assertThat(SignedNote.parse(NOTE).format()).isEqualTo(NOTE);
    }

    @Test
    void published_keys_are_read_and_written() {
        assertThat(VerifierKey.parse(SUM_DATABASE)).hasToString(SUM_DATABASE);
        assertThat(key).hasToString(KEY);
        assertThat(key.id()).isEqualTo("c74f20a3");
    }

    /** RFC 8032, section 7.1, tests 1 and 3. */
    @Test
    void published_signatures_verify() {
        VerifierKey first =
                VerifierKey.of("k", hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThat(first.verifies(
                        new byte[0],
                        hex(
                                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
                                        + "46bd25bf5f0595bbe24655141438e7a100b")))
                .isTrue();
        VerifierKey third =
                VerifierKey.of("k", hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));
        byte[] signature = hex(
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c"
                        + "15e9716ed28dc027beceea1ec40a");
        assertThat(third.verifies(hex("af82"), signature)).isTrue();
        assertThat(third.verifies(hex("af83"), signature)).isFalse();
        assertThat(first.verifies(hex("af82"), signature)).isFalse();
        assertThat(third.verifies(hex("af82"), new byte[64])).isFalse();
        assertThat(third.verifies(hex("af82"), new byte[3])).isFalse();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void any_bit_that_is_changed_ends_it() {
        byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < note.length; i++) {
            byte[] changed = note.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(BadNote.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> SignedNote.parse(changed).requireSignatureBy(key));
        }
    }

    @Test
    void signatures_by_others_say_nothing() {
        String other = NOTE + "\u2014 Somebody AAAAAAECAwQ=\n";
        assertThatCode(() -> SignedNote.parse(other).requireSignatureBy(key)).doesNotThrowAnyException();
        assertThatExceptionOfType(BadNote.class)
                .isThrownBy(() -> SignedNote.parse(other).requireSignatureBy(VerifierKey.parse(SUM_DATABASE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\nno signature\n",
                "text\n\n\u2014 name AAAAAAE=",
                "text\n\n\u2014 na me AAAAAAE=\n",
                "text\n\n\u2014 na+me AAAAAAE=\n",
                "text\n\n\u2014  AAAAAAE=\n",
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 name AAAAAAF=\n",
                "text\n\n\u2014 name AAAAAAE\n",
                "text\n\n- name AAAAAAE=\n",
                "te\txt\n\n\u2014 name AAAAAAE=\n",
                "text\r\n\n\u2014 name AAAAAAE=\n",
                "text\n\n\u2014 name AAAAAAE=\n\u2014 other\n"
            })
    void what_is_no_note_is_refused(String note) {
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void what_is_not_utf_8_or_too_long_is_refused() {
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n'}));
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> SignedNote.parse(new byte[100_000]));
        assertThatExceptionOfType(BadNote.class)
                .isThrownBy(() -> SignedNote.parse("text\n\n" + "\u2014 name AAAAAAE=\n".repeat(17)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpZ2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+?"
            })
    void what_is_no_verifier_key_is_refused(String text) {
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> VerifierKey.parse(text));
    }
}
