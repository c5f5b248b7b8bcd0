package io.rapport.infra.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where Kafka Streams keeps its stores. One that nobody has configured is this process's alone, since two cannot share one, and
 * ends with it.
 */
record StateFolder(Path path, boolean isTemporary) implements AutoCloseable {

    /** @throws UncheckedIOException if no folder can be made */
    static StateFolder of(@Nullable Path configured) {
        if (configured != null) {
            return new StateFolder(configured, false);
        }
        try {
            return new StateFolder(Files.createTempDirectory("rapport-figures-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isTemporary) {
            try {
                FileSystemUtils.deleteRecursively(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
