package io.rapport.infra.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where a demo keeps everything: database, topics, keys, logs. */
public record DataFolder(Path root) {

    public Path database() {
        return root.resolve("postgres");
    }

    public Path broker() {
        return root.resolve("kafka");
    }

    /** What Kafka Streams keeps between starts, and makes anew from topics where it is missing. */
    public Path figures() {
        return root.resolve("figures");
    }

    public Path tokenKey() {
        return root.resolve("keys").resolve("token.jwk");
    }

    public Path privacyKeys() {
        return root.resolve("keys").resolve("privacy.properties");
    }

    /** Outside the database, so that it outlives one that is restored from a backup. */
    public Path erasureJournal() {
        return root.resolve("erasures.txt");
    }

    public Path auditKey() {
        return root.resolve("keys").resolve("audit.properties");
    }

    /** Checkpoints of the log outside the database, and the key that they are verified by. */
    public Path audit() {
        return root.resolve("audit");
    }

    public Path models() {
        return root.resolve("models");
    }

    public Path sample() {
        return root.resolve("sample.properties");
    }

    /**
     * Makes the folder where there is none, with keys for its owner only, and keeps other instances out of it.
     *
     * @return what must be kept open: others may come in when it is closed, or when this process ends, however it ends
     * @throws CannotStart if another instance is in
     */
    FileChannel claim() {
        return claimIfFree()
                .orElseThrow(() -> new CannotStart("another instance is running on the data folder " + root
                        + "; stop it first, or choose another folder with --data"));
    }

    /** As above, or empty if another instance is in. */
    Optional<FileChannel> claimIfFree() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(
                    root.resolve("keys"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(root.resolve("rapport.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLockable(channel)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(channel);
        } catch (IOException e) {
            throw new CannotStart("the data folder " + root + " cannot be used: " + IoFailures.inWords(e), e);
        }
    }

    private static boolean isLockable(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this process, which is just as taken
        }
    }
}
