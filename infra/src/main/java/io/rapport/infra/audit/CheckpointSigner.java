package io.rapport.infra.audit;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.NoteSignature;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log's private key. What it signs twice is signed by the same bytes (RFC 8032). */
public final class CheckpointSigner {

    private static final int SEED_BYTES = 32;
    private static final String PROPERTY = "rapport.audit.signing-key";

    private final VerifierKey verifier;
    private final Ed25519Sign signer;

    private CheckpointSigner(VerifierKey verifier, Ed25519Sign signer) {
        this.verifier = verifier;
        this.signer = signer;
    }

    /**
     * @param origin the name of the log
     * @param seed 32 random bytes in base64
     * @throws IllegalArgumentException if either is not so
     */
    public static CheckpointSigner of(String origin, @Nullable String seed) {
        try {
            Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(decode(seed));
            return new CheckpointSigner(
                    VerifierKey.of(origin, pair.getPublicKey()), new Ed25519Sign(pair.getPrivateKey()));
        } catch (BadNote e) {
            throw new IllegalArgumentException("rapport.audit.origin: expected neither spaces nor plus signs", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(PROPERTY + ": expected 32 random bytes in base64", e);
        }
    }

    private static byte[] decode(@Nullable String seed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(seed == null ? "" : seed);
            if (bytes.length == SEED_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Told below, without what was given.
        }
        throw new IllegalArgumentException(PROPERTY + ": expected 32 random bytes in base64");
    }

    /** What others verify by. */
    public VerifierKey verifier() {
        return verifier;
    }

    SignedNote sign(Checkpoint checkpoint) {
        return sign(checkpoint.text());
    }

    SignedNote sign(BundleSeal seal) {
        return sign(seal.text());
    }

    private SignedNote sign(String text) {
        try {
            byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(new NoteSignature(verifier.name(), verifier.id(), signature)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made cannot sign", e);
        }
    }
}
