package io.rapport.infra.testing;

import io.rapport.infra.security.DemoTokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL a JVM, one database a context, and keys that nobody needs to keep. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("timezone", "UTC")
                        .setServerConfig("wal_level", "logical")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setRegisterShutdownHook(false)
                        .start();
                // After all contexts: each would wait for connections that nobody gives it any more.
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Checkpoints {
        private static final Path FOLDER = create();

        private static Path create() {
            try {
                Path folder = Files.createTempDirectory("rapport-checkpoints");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        FileSystemUtils.deleteRecursively(folder);
                    } catch (IOException _) {
                        // What is left is in the folder for temporary files.
                    }
                }));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where an application on a database writes its checkpoints; applications on the same one share it. */
    public static Path checkpointFolder(String databaseUrl) {
        return Checkpoints.FOLDER.resolve(Integer.toHexString(databaseUrl.hashCode()));
    }

    private static final class TokenKey {
        private static final Path FILE = create();

        private static Path create() {
            try {
                Path file = Files.createTempDirectory("rapport-test").resolve("token.jwk");
                DemoTokens.openOrCreate(file);
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static DemoTokens tokens() {
        try {
            return DemoTokens.open(TokenKey.FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database that nobody else uses. */
    public static String newDatabase() {
        String name = "rapport_" + DATABASES.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        configure(context, newDatabase());
    }

    /** What an application needs to run on a database. */
    public static void configure(ConfigurableApplicationContext context, String databaseUrl) {
        configure(context, databaseUrl, tokenKey(), checkpointFolder(databaseUrl));
    }

    /** The key that the tokens of {@link #tokens} are signed by. */
    public static Path tokenKey() {
        return TokenKey.FILE;
    }

    /** As above, for tokens that another JVM issues and for checkpoints that it reads. */
    public static void configure(
            ConfigurableApplicationContext context, String databaseUrl, Path tokenKey, Path checkpoints) {
        // Contexts share a broker, and each would take what is meant for another.
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("test-defaults", Map.of("rapport.streams.inbound.enabled", false)));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-servers",
                        Map.of(
                                "spring.datasource.url",
                                databaseUrl,
                                // Contexts are cached to the end of the run, and share the server with all others.
                                "spring.datasource.hikari.minimum-idle",
                                0,
                                "spring.datasource.hikari.idle-timeout",
                                10_000,
                                "rapport.privacy.key-encryption-key",
                                KEY,
                                "rapport.privacy.fingerprint-key",
                                KEY,
                                "rapport.audit.signing-key",
                                KEY,
                                "rapport.audit.checkpoint-folder",
                                checkpoints.toString(),
                                "rapport.recommendation.model-folder",
                                checkpoints.resolveSibling(checkpoints.getFileName() + "-models"),
                                "rapport.security.demo-key",
                                tokenKey.toString(),
                                "rapport.console.secure-cookies",
                                false)));
    }
}
