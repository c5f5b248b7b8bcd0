package io.rapport.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.testing.RandomLog;
import io.rapport.projection.testing.ReadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each version of a projection gives for ever the rows that it gave first, so that nobody who reads has other rows than the
 * version says. What each gives of one log is kept in {@code projection-rows.properties}.
 */
class ProjectionVersionsTest {

    private static final long SEED = 20_261_122;
    private static final int SIZE = 2_000;
    private static final List<RecordedEvent> LOG = RandomLog.generate(SEED, SIZE);

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final Properties APPROVED = approved();

    static Stream<Named<Projection>> projections() {
        return Projections.all().stream().map(projection -> Named.of(projection.name(), projection));
    }

    @Test
    void the_log_is_the_one_that_the_rows_were_approved_for() {
        String events = LOG.stream()
                .map(event -> event.position() + " " + event.recordedAt() + " " + event.context() + " " + event.event())
                .collect(Collectors.joining("\n"));
        assertThat(sha256(events))
                .as("RandomLog gives other events than before: approve its digest, and the rows of all versions, anew")
                .isEqualTo(APPROVED.getProperty("log"));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void a_version_gives_the_rows_that_it_gave_first(Projection projection) {
        MODEL.reset(projection);
        MODEL.apply(projection, LOG);
        String key = projection.name() + "." + projection.version();
        assertThat(key + "=" + sha256(MODEL.dump(projection).toString()))
                .as("the same events give other rows: raise version() of %s and add this line", projection.name())
                .isEqualTo(key + "=" + APPROVED.getProperty(key));
    }

    @Test
    void every_version_that_was_approved_is_of_a_projection_and_not_newer_than_its_code() {
        Map<String, Integer> versions =
                Projections.all().stream().collect(Collectors.toMap(Projection::name, Projection::version));
        assertThat(APPROVED.stringPropertyNames().stream().filter(key -> key.contains(".")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Integer.parseInt(key.substring(key.indexOf('.') + 1)))
                        .as(key)
                        .isBetween(1, Objects.requireNonNull(versions.get(key.substring(0, key.indexOf('.'))))));
    }

    private static Properties approved() {
        Properties approved = new Properties();
        try (InputStream file = ProjectionVersionsTest.class.getResourceAsStream("/projection-rows.properties")) {
            approved.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return approved;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has it", e);
        }
    }
}
