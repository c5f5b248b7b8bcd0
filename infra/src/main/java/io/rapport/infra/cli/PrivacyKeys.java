package io.rapport.infra.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The demo's key-encryption and fingerprint keys, made at its first start. */
record PrivacyKeys(String keyEncryptionKey, String fingerprintKey) {

    private static final int KEY_BYTES = 32;

    static PrivacyKeys openOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        return new PrivacyKeys(key(stored, "key-encryption-key", file), key(stored, "fingerprint-key", file));
    }

    private static String key(Properties stored, String name, Path file) {
        String key = stored.getProperty(name);
        if (key == null) {
            throw new CannotStart(file + " holds no " + name + "; without it the data of this demo cannot be read");
        }
        return key;
    }

    private static void create(Path file) throws IOException {
        Properties keys = new Properties();
        keys.setProperty("key-encryption-key", random());
        keys.setProperty("fingerprint-key", random());
        Path draft = Files.createTempFile(
                file.getParent(),
                "keys",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            keys.store(writer, "Without these keys no personal field of this demo can be read.");
        }
        Files.move(draft, file);
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
