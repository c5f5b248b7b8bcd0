package io.rapport.infra.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.transforms.outbox.EventRouter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.transforms.DropHeaders;
import org.junit.jupiter.api.Test;

/** What runs here and what is shipped for Kafka Connect deliver the same messages. */
class OutboxConnectorTest {

    private static final String URL = "jdbc:postgresql://db.example.org:5433/rapport?sslmode=verify-full";

    private final Map<String, String> shipped = OutboxConnector.shipped();
    private final Properties here = OutboxConnector.here("rapport_outbox", URL, "ann", "secret");

    @Test
    void nothing_that_a_message_depends_on_differs() {
        Predicate<String> own = key -> key.startsWith("database.") || key.endsWith(".converter") || key.equals("name");
        Map<String, String> difference = new TreeMap<>();
        here.stringPropertyNames().stream()
                .filter(own.negate())
                .filter(key -> !here.getProperty(key).equals(shipped.get(key)))
                .forEach(key -> difference.put(key, here.getProperty(key)));

        assertThat(difference)
                .isEqualTo(Map.of(
                        "connector.class",
                        RestingConnector.class.getName(),
                        "errors.max.retries",
                        "0",
                        "slot.max.retries",
                        "0",
                        "custom.metric.tags",
                        "slot=rapport_outbox",
                        "heartbeat.interval.ms",
                        "10000",
                        "topic.heartbeat.prefix",
                        OutboxConnector.HEARTBEATS));
        assertThat(here.stringPropertyNames())
                .containsAll(shipped.keySet().stream().filter(own.negate()).toList());
    }

    @Test
    void the_database_is_the_applications() {
        assertThat(here)
                .containsEntry("database.hostname", "db.example.org")
                .containsEntry("database.port", "5433")
                .containsEntry("database.dbname", "rapport")
                .containsEntry("database.user", "ann")
                .containsEntry("database.password", "secret")
                .containsEntry("database.sslmode", "verify-full");
    }

    @Test
    void every_setting_is_one_that_the_connector_or_its_transforms_know() {
        Map<String, String> wrong = new HashMap<>();
        Map<String, String> unreachable = new LinkedHashMap<>(shipped);
        unreachable.put("database.hostname", "127.0.0.1");
        unreachable.put("database.port", "1");
        for (ConfigValue value : new PostgresConnector().validate(unreachable).configValues()) {
            boolean connects = value.name().startsWith("database.");
            if (!value.errorMessages().isEmpty() && !connects) {
                wrong.put(value.name(), value.errorMessages().toString());
            }
        }
        assertThat(wrong).isEmpty();
        TreeSet<String> known = new TreeSet<>(new PostgresConnector().config().names());
        new EventRouter<>().config().names().forEach(name -> known.add("transforms.outbox." + name));
        DropHeaders.CONFIG_DEF.names().forEach(name -> known.add("transforms.envelope." + name));
        known.addAll(Arrays.asList(
                // The connector knows it, its definition does not name it.
                "offset.mismatch.strategy",
                "connector.class",
                "tasks.max",
                "key.converter",
                "value.converter",
                "header.converter",
                "transforms",
                "transforms.outbox.type",
                "transforms.envelope.type"));
        assertThat(known).containsAll(shipped.keySet());
    }

    @Test
    void its_converters_write_the_bytes_that_are_written_here() {
        StringConverter converter = new StringConverter();
        String text = "{\"name\": \"Łucja\"}";

        assertThat(shipped)
                .containsEntry("key.converter", StringConverter.class.getName())
                .containsEntry("value.converter", StringConverter.class.getName())
                .containsEntry("header.converter", StringConverter.class.getName());
        assertThat(converter.fromConnectData("topic", Schema.OPTIONAL_STRING_SCHEMA, text))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.fromConnectHeader("topic", "ce_subject", Schema.OPTIONAL_STRING_SCHEMA, text))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.fromConnectData("topic", null, null)).isNull();
    }
}
