package io.rapport.infra.testing;

import io.rapport.infra.kafka.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** One broker a JVM, for tests that bring topics of their own or read what is theirs. */
public final class TestBroker {

    private static final class Shared {
        private static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path folder = Files.createTempDirectory("rapport-broker");
                EmbeddedBroker broker = EmbeddedBroker.start(folder, FreePorts.next());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    broker.close();
                    try {
                        FileSystemUtils.deleteRecursively(folder);
                    } catch (IOException _) {
                        // What is left is in the folder for temporary files.
                    }
                }));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestBroker() {}

    public static String bootstrapServers() {
        return Shared.BROKER.bootstrapServers();
    }
}
