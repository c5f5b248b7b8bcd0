package io.rapport.infra.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The connector's configuration, from the file that Kafka Connect takes too. Here it differs by what is about the place where
 * it runs, and in nothing that a message depends on.
 */
final class OutboxConnector {

    static final String FILE = "/connect/outbox-connector.json";

    /** How topics begin whose messages only tell that the connector lives, and are not sent. */
    static final String HEARTBEATS = "heartbeat";

    /** Parameters of a JDBC URL that Debezium knows by the same names. */
    private static final String[] ENCRYPTION = {"sslmode", "sslrootcert", "sslcert", "sslkey"};

    record Document(String name, Map<String, String> config) {}

    private OutboxConnector() {}

    /** As Kafka Connect takes it, but for where the database is. */
    static Map<String, String> shipped() {
        try (InputStream file = Objects.requireNonNull(OutboxConnector.class.getResourceAsStream(FILE))) {
            return Map.copyOf(JsonMapper.shared()
                    .readValue(file, new TypeReference<Document>() {})
                    .config());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As it runs in this process.
     *
     * @param url of the database, for JDBC
     */
    static Properties here(String slot, String url, @Nullable String user, @Nullable String password) {
        Map<String, String> settings = new LinkedHashMap<>(shipped());
        settings.keySet().removeIf(key -> key.startsWith("database.") || key.endsWith(".converter"));
        settings.putAll(database(url, user, password));
        settings.put("name", slot);
        settings.put("slot.name", slot);
        // Under a name that another engine of this process has, it would try to register its figures for a minute and
        // longer.
        settings.put("custom.metric.tags", "slot=" + slot);
        settings.put("connector.class", RestingConnector.class.getName());
        // Whoever runs it looks after the slot first, and then begins anew.
        settings.put("errors.max.retries", "0");
        settings.put("slot.max.retries", "0");
        // What tells that it lives while nothing is written.
        settings.put("heartbeat.interval.ms", "10000");
        settings.put("topic.heartbeat.prefix", HEARTBEATS);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static Map<String, String> database(String url, @Nullable String user, @Nullable String password) {
        Properties parts = Driver.parseURL(url, null);
        if (parts == null) {
            throw new IllegalArgumentException("spring.datasource.url: expected a JDBC URL of PostgreSQL");
        }
        Map<String, String> database = new LinkedHashMap<>();
        database.put("database.hostname", parts.getProperty("PGHOST"));
        database.put("database.port", parts.getProperty("PGPORT"));
        database.put("database.dbname", parts.getProperty("PGDBNAME"));
        database.put("database.user", user == null ? parts.getProperty("user", "") : user);
        database.put("database.password", password == null ? parts.getProperty("password", "") : password);
        for (String parameter : ENCRYPTION) {
            String value = parts.getProperty(parameter);
            if (value != null) {
                database.put("database." + parameter, value);
            }
        }
        return database;
    }
}
