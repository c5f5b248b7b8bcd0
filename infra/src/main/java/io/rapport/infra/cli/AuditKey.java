package io.rapport.infra.cli;

import io.rapport.infra.audit.CheckpointSigner;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The demo's key that signs checkpoints, made at its first start. */
record AuditKey(String seed) {

    private static final int KEY_BYTES = 32;
    private static final String NAME = "signing-key";

    /** The default of {@code rapport.audit.origin}. */
    private static final String ORIGIN = "rapport";

    static AuditKey openOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        String seed = stored.getProperty(NAME);
        if (seed == null) {
            throw new CannotStart(file + " holds no " + NAME + "; without it no checkpoint of this demo can be signed");
        }
        return new AuditKey(seed);
    }

    private static void create(Path file) throws IOException {
        byte[] seed = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        Properties key = new Properties();
        key.setProperty(NAME, Base64.getEncoder().encodeToString(seed));
        Path draft = Files.createTempFile(
                file.getParent(),
                "audit",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            key.store(writer, "Whoever has this key can sign another history of this demo.");
        }
        Files.move(draft, file);
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
