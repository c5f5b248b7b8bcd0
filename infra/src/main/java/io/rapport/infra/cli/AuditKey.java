package io.rapport.infra.cli;

import io.rapport.infra.audit.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's key that signs checkpoints, made at its first start. */
record AuditKey(String seed) {

    private static final String NAME = "signing-key";

    /** The default of {@code rapport.audit.origin}. */
    private static final String ORIGIN = "rapport";

    static AuditKey openOrCreate(Path file) throws IOException {
        KeyFile key = KeyFile.openOrCreate(file, "Whoever has this key can sign another history of this demo.", NAME);
        return new AuditKey(key.key(NAME, "no checkpoint of this demo can be signed"));
    }

    /** Writes the public half, by which checkpoints are verified, beside them. */
    void publish(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("verifier-key"),
                CheckpointSigner.of(ORIGIN, seed).verifier() + "\n");
    }

    @Override
    public String toString() {
        return "AuditKey[…]";
    }
}
