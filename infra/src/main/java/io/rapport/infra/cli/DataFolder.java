package io.rapport.infra.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a demo keeps everything: database, keys, logs. */
public record DataFolder(Path root) {

    public Path database() {
        return root.resolve("postgres");
    }

    public Path tokenKey() {
        return root.resolve("keys").resolve("token.jwk");
    }

    public Path privacyKeys() {
        return root.resolve("keys").resolve("privacy.properties");
    }

    public Path sample() {
        return root.resolve("sample.properties");
    }

    /** Makes the folder where there is none; what is in it is for its owner only. */
    void create() throws IOException {
        Files.createDirectories(root);
        Files.createDirectories(
                root.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Keeps other instances out until the lock is released or this process ends, however it ends. */
    FileLock lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("rapport.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // held within this process, which is just as taken
        }
        channel.close();
        throw new CannotStart("another instance is running on the data folder " + root
                + "; stop it first, or choose another folder with --data");
    }
}
