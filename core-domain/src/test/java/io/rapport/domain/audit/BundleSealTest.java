package io.rapport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Neither what seals a bundle nor what commits to the log can be taken for the other. */
class BundleSealTest {

    private static final Hash DIGEST = TreeHash.leaf(new byte[] {7});

    private static KeyPair pair;
    private static VerifierKey key;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] x509 = pair.getPublic().getEncoded();
        key = VerifierKey.of("rapport", Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    private static SignedNote signed(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signer.sign())));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_seal_is_opened_by_the_logs_key() {
        BundleSeal seal = new BundleSeal("rapport", DIGEST);
        assertThat(seal.text()).isEqualTo("rapport/bundle\n" + DIGEST.base64() + "\n");
        assertThat(BundleSeal.open(signed(seal.text()), key)).isEqualTo(seal);
    }

    @Test
    void a_seal_is_no_checkpoint() {
        SignedNote seal = signed(new BundleSeal("rapport", DIGEST).text());
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> Checkpoint.open(seal, key));
    }

    @Test
    void a_checkpoint_is_no_seal() {
        SignedNote checkpoint = signed(new Checkpoint("rapport", 7, DIGEST).text());
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> BundleSeal.open(checkpoint, key));
    }

    @Test
    void even_a_log_whose_name_ends_like_a_seal_signs_no_checkpoint_that_is_one() {
        SignedNote checkpoint = signed(new Checkpoint("rapport/bundle", 7, DIGEST).text());
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> BundleSeal.open(checkpoint, key));
    }

    @Test
    void a_seal_of_another_log_is_none_of_this() {
        SignedNote other = signed(new BundleSeal("other", DIGEST).text());
        assertThatExceptionOfType(BadNote.class).isThrownBy(() -> BundleSeal.open(other, key));
    }
}
