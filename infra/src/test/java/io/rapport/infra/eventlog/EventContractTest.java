package io.rapport.infra.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored today is what was approved, and all that was ever approved can be read. The folder {@code contracts}
 * holds, byte for byte, one stored event per name and revision. A file is never changed: a new form is a new revision
 * with an upcaster from the one before.
 *
 * <p>For a new event or revision, add an example to {@link EventExamples} and write its file by
 *
 * <pre>mvn -pl infra -am test -Dtest=EventContractTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Drapport.contracts.write=true</pre>
 *
 * <p>then look at it before you commit it. Without the property a missing file is a failure; with it, files that exist
 * are left alone.
 */
class EventContractTest {

    private static final Path FOLDER = Path.of("src/test/resources/contracts");
    private static final Serializer SERIALIZER = EventSerializer.create();

    @BeforeAll
    static void writeMissingFilesIfAskedTo() throws IOException {
        if (!Boolean.getBoolean("rapport.contracts.write")) {
            return;
        }
        for (EventType type : typesOfToday().toList()) {
            if (Files.notExists(file(type))) {
                Files.writeString(file(type), stored(example(type.name())));
            }
        }
    }

    static Stream<EventType> typesOfToday() {
        return EventRegistry.types().values().stream().sorted(Comparator.comparing(EventType::name));
    }

    /** All revisions that there ever were. */
    static Stream<EventType> typesOfAllTimes() {
        return typesOfToday()
                .flatMap(type -> IntStream.rangeClosed(1, type.revision())
                        .mapToObj(revision -> new EventType(type.name(), revision)));
    }

    @Test
    void every_registered_event_has_one_example() {
        assertThat(EventExamples.all().stream().map(example -> EventRegistry.typeOf(example.getClass())))
                .containsExactlyInAnyOrderElementsOf(typesOfToday().toList());
    }

    @ParameterizedTest
    @MethodSource("typesOfToday")
    void what_is_stored_is_what_was_approved(EventType type) {
        assertThat(file(type)).exists();
        assertThat(stored(example(type.name())).getBytes(UTF_8)).isEqualTo(approved(type));
    }

    @ParameterizedTest
    @MethodSource("typesOfAllTimes")
    void whatever_was_approved_is_read_as_the_event_of_today(EventType type) {
        RecordedEvent read = read(type, new String(approved(type), UTF_8));
        assertThat(read.event()).isEqualTo(example(type));
        assertThat(read.type()).isEqualTo(EventRegistry.typeOf(read.event().getClass()));
    }

    @Test
    void no_file_is_of_an_event_that_is_not_registered() throws IOException {
        List<String> expected = typesOfAllTimes()
                .map(type -> file(type).getFileName().toString())
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static DomainEvent example(EventType type) {
        DomainEvent today = example(type.name());
        return EventRegistry.typeOf(today.getClass()).equals(type)
                ? today
                : named(EventExamples.older(), type.name()).orElse(today);
    }

    private static DomainEvent example(String name) {
        return named(EventExamples.all(), name).orElseThrow();
    }

    private static Optional<DomainEvent> named(List<DomainEvent> examples, String name) {
        return examples.stream()
                .filter(example ->
                        EventRegistry.typeOf(example.getClass()).name().equals(name))
                .findFirst();
    }

    private static String stored(DomainEvent event) {
        return SERIALIZER.serialize(event, String.class).getData();
    }

    private static RecordedEvent read(EventType type, String payload) {
        GenericDomainEventEntry<String> entry = new GenericDomainEventEntry<>(
                "test",
                "stream-1",
                0,
                "event-1",
                "2026-03-10T16:05:00Z",
                type.name(),
                Integer.toString(type.revision()),
                payload,
                "{\"occurredAt\":\"2026-03-10T16:04:00Z\"}");
        TrackedEventMessage<?> message = EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(1), entry)),
                        SERIALIZER,
                        EventLogConfiguration.upcasters())
                .findFirst()
                .orElseThrow();
        return RecordedEvents.of(message).orElseThrow();
    }

    private static byte[] approved(EventType type) {
        try {
            return Files.readAllBytes(file(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(EventType type) {
        return FOLDER.resolve(type.name() + ".v" + type.revision() + ".json");
    }
}
