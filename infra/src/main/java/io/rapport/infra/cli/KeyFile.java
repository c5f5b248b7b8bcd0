package io.rapport.infra.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** Keys of a demo in a file that its owner alone can read, each 32 random bytes in base64. */
final class KeyFile {

    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Properties stored;

    private KeyFile(Path file, Properties stored) {
        this.file = file;
        this.stored = stored;
    }

    /**
     * Makes the file, with new keys, where there is none.
     *
     * @param note what the file says to who looks into it
     */
    static KeyFile openOrCreate(Path file, String note, String... names) throws IOException {
        if (!Files.exists(file)) {
            create(file, note, List.of(names));
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        return new KeyFile(file, stored);
    }

    private static void create(Path file, String note, List<String> names) throws IOException {
        Properties keys = new Properties();
        names.forEach(name -> keys.setProperty(name, random()));
        Path draft = Files.createTempFile(
                file.getParent(),
                "keys",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            keys.store(writer, note);
        }
        Files.move(draft, file);
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /**
     * @param without what cannot be done without the key
     * @throws CannotStart if the file does not hold it
     */
    String key(String name, String without) {
        String key = stored.getProperty(name);
        if (key == null) {
            throw new CannotStart(file + " holds no " + name + "; without it " + without);
        }
        return key;
    }
}
