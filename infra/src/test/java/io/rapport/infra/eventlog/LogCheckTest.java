package io.rapport.infra.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.infra.eventlog.LogReport.Failure;
import io.rapport.infra.eventlog.LogReport.StoredType;
import io.rapport.infra.eventlog.MissingPositions.Gap;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.Projections;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Serializer SERIALIZER = EventSerializer.create();
    private static final LogReader READER = new LogReader(DATABASE.dataSource(), EventLogConfiguration.upcasters(), 3);
    private static final StoredType SESSION_STARTED = new StoredType("engagement.session-started", 1);
    private static final StoredType VIEWED_1 = new StoredType("engagement.content-viewed", 1);
    private static final StoredType VIEWED_2 = new StoredType("engagement.content-viewed", 2);
    private static final StoredType UNKNOWN = new StoredType("learning.enrolled", 3);
    private static final String CONTEXT = SERIALIZER
            .serialize(
                    MetaData.from(EventContext.anonymous(Instant.parse("2026-03-10T12:00:00Z"), Channel.APP, false)
                            .toMap()),
                    String.class)
            .getData();

    private long position;

    @BeforeEach
    void empty() {
        DATABASE.template().execute("truncate event_log.event");
        position = 0;
    }

    @Test
    void an_empty_log_is_sound() {
        assertThat(check()).isEqualTo(LogReport.EMPTY);
        assertThat(check().isSound()).isTrue();
    }

    @Test
    void a_log_of_all_events_is_sound() {
        for (DomainEvent example : EventExamples.all()) {
            EventType type = EventRegistry.typeOf(example.getClass());
            append(
                    new StoredType(type.name(), type.revision()),
                    SERIALIZER.serialize(example, String.class).getData());
        }
        LogReport report = check();
        assertThat(report.isSound()).isTrue();
        assertThat(report.checkedTo()).isEqualTo(position);
        assertThat(report.counts())
                .hasSize(EventRegistry.types().size())
                .allSatisfy((type, _) -> assertThat(type.currentRevision()).hasValue(type.revision()));
    }

    @Test
    void events_are_counted_by_their_name_and_stored_revision() throws IOException {
        append(SESSION_STARTED, "{}");
        append(VIEWED_2, contract("engagement.content-viewed.v2.json"));
        append(VIEWED_1, contract("engagement.content-viewed.v1.json"));
        append(SESSION_STARTED, "{}");
        LogReport report = check();
        assertThat(report.counts())
                .containsExactly(Map.entry(VIEWED_1, 1L), Map.entry(VIEWED_2, 1L), Map.entry(SESSION_STARTED, 2L));
        assertThat(report.events()).isEqualTo(4);
        assertThat(report.isSound()).isTrue();
    }

    @Test
    void an_old_revision_is_read_by_its_upcasters() throws IOException {
        append(VIEWED_1, contract("engagement.content-viewed.v1.json"));
        append(VIEWED_1, "{\"contentId\":7,\"dwellSeconds\":64}");
        LogReport report = check();
        assertThat(VIEWED_1.currentRevision()).hasValue(2);
        assertThat(report.counts()).containsExactly(Map.entry(VIEWED_1, 2L));
        assertThat(report.unreadable().first())
                .extracting(Failure::position, Failure::type)
                .containsExactly(tuple(2L, VIEWED_1));
    }

    @Test
    void an_unknown_name_is_counted_and_no_failure() {
        append(UNKNOWN, "{\"course\":\"c-1\"}");
        LogReport report = check();
        assertThat(UNKNOWN.currentRevision()).isEqualTo(OptionalInt.empty());
        assertThat(report.counts()).containsExactly(Map.entry(UNKNOWN, 1L));
        assertThat(report.isSound()).isTrue();
    }

    @Test
    void a_payload_that_cannot_be_read_is_reported_and_the_check_goes_on() {
        append(SESSION_STARTED, "{\"session\":7}");
        append(SESSION_STARTED, "{}");
        LogReport report = check();
        assertThat(report.isSound()).isFalse();
        assertThat(report.counts()).containsExactly(Map.entry(SESSION_STARTED, 2L));
        assertThat(report.unreadable())
                .isEqualTo(Findings.of(
                        List.of(new Failure(1, "id-1", SESSION_STARTED, null, "MismatchedInputException at session"))));
    }

    @Test
    void metadata_that_cannot_be_read_is_reported() {
        append(SESSION_STARTED, "{}", "{\"subject\":\"hcp-1\"}");
        append(SESSION_STARTED, "{}", "[]");
        LogReport report = check();
        assertThat(report.unreadable().first()).extracting(Failure::position).containsExactly(1L, 2L);
        assertThat(report.unreadable().first().getFirst().cause())
                .matches("DateTimeParseException at StoredInstant.java:\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"session\":\"Ada Byron\"}",
                "{\"session\":{\"Ada Byron\":1}}",
                "{\"session\":[\"Ada Byron\"]}",
                "[\"Ada Byron\"]",
                "\"Ada Byron\""
            })
    void a_cause_holds_nothing_of_the_payload(String payload) {
        append(SESSION_STARTED, payload);
        append(VIEWED_1, payload);
        append(new StoredType("hcp.interests-chosen", 1), "{\"hcpId\":\"h\",\"topics\":" + payload + "}");
        assertThat(check().unreadable().first())
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure.cause()).doesNotContain("Ada", "Byron"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"occurredAt\":\"Ada Byron\"}",
                "{\"occurredAt\":\"2026-03-10T12:00:00Z\",\"subject\":\"Ada Byron\"}",
                "{\"occurredAt\":\"2026-03-10T12:00:00Z\",\"channel\":\"Ada Byron\"}",
                "{\"occurredAt\":\"2026-03-10T12:00:00Z\",\"consent\":{\"Ada Byron\":\"record-1\"}}",
                "\"Ada Byron\""
            })
    void a_cause_holds_nothing_of_the_metadata(String metadata) {
        append(SESSION_STARTED, "{}", metadata);
        append(VIEWED_1, "{\"contentId\":\"content-1\",\"depthPercent\":80,\"dwellSeconds\":64}", metadata);
        assertThat(check().unreadable().first())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.cause()).doesNotContain("Ada", "Byron"));
    }

    @Test
    void a_value_that_the_domain_refuses_is_told_by_what_was_expected() {
        append(SESSION_STARTED, "{\"session\":\"Ada Byron\"}");
        assertThat(check().unreadable().first())
                .extracting(Failure::cause)
                .containsExactly("InvalidValue at session: expected 1 to 64 letters, digits or _ - . : (not first)");
    }

    @Test
    void missing_positions_are_reported_as_gaps() {
        appendMany(3_500);
        DATABASE.template()
                .update("delete from event_log.event where position in (1, 7) or position between 990 and 2_010");
        LogReport report = check();
        assertThat(report.missing())
                .isEqualTo(new MissingPositions(1_023, List.of(new Gap(1, 1), new Gap(7, 7), new Gap(990, 2_010))));
        assertThat(report.events()).isEqualTo(3_500 - 1_023);
        assertThat(report.isSound()).isFalse();
    }

    @Test
    void of_many_gaps_all_positions_are_counted_and_the_first_are_listed() {
        appendMany(3_000);
        DATABASE.template().update("delete from event_log.event where position % 2 = 0 and position < 3000");
        MissingPositions missing = check().missing();
        assertThat(missing.count()).isEqualTo(1_499);
        assertThat(missing.first())
                .isEqualTo(LongStream.rangeClosed(1, 20)
                        .mapToObj(n -> new Gap(2 * n, 2 * n))
                        .toList());
    }

    @Test
    void of_many_unreadable_events_all_are_counted_and_the_first_are_listed() {
        appendMany(5_000);
        DATABASE.template().update("update event_log.event set payload = '{\"session\":7}' where position % 100 = 0");
        Findings<Failure> unreadable = check().unreadable();
        assertThat(unreadable.count()).isEqualTo(50);
        assertThat(unreadable.first())
                .extracting(Failure::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 20).mapToObj(n -> 100 * n).toList());
    }

    @Test
    void an_event_on_which_a_projection_fails_is_reported_with_the_projection() {
        appendMany(2_000);
        LogReport report = check(List.of(Projections.all().getFirst(), new FailingAt(1_500)));
        assertThat(report.isSound()).isFalse();
        assertThat(report.unreadable().count()).isZero();
        assertThat(report.unprojectable().count()).isEqualTo(1);
        assertThat(report.unprojectable().first()).singleElement().satisfies(failure -> {
            assertThat(failure.position()).isEqualTo(1_500);
            assertThat(failure.eventId()).isEqualTo("id-1500");
            assertThat(failure.type()).isEqualTo(SESSION_STARTED);
            assertThat(failure.projection()).isEqualTo("failing");
            assertThat(failure.cause()).matches("LogCheckTest\\$Failed at LogCheckTest.java:\\d+");
        });
    }

    @Test
    void progress_is_told_in_order_and_to_the_end() {
        appendMany(2_500);
        List<Long> told = new ArrayList<>();
        check(new LogCheck(READER, Projections.all()), told);
        assertThat(told).containsExactly(1_000L, 2_000L, 2_500L);
    }

    @Test
    void what_progress_throws_ends_the_check() {
        appendMany(2_500);
        LogCheck check = new LogCheck(READER, Projections.all());
        assertThatThrownBy(() -> check.run(2_500, position -> {
                    throw new Failed("told to stop");
                }))
                .isInstanceOf(Failed.class);
    }

    private LogReport check() {
        return check(Projections.all());
    }

    private LogReport check(List<Projection> projections) {
        return check(new LogCheck(READER, projections), new ArrayList<>());
    }

    private static LogReport check(LogCheck check, List<Long> told) {
        try {
            return check.run(check.head(), told::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String contract(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/contracts", file), UTF_8);
    }

    private void append(StoredType type, String payload) {
        append(type, payload, CONTEXT);
    }

    private void append(StoredType type, String payload, String metadata) {
        position++;
        DATABASE.template()
                .update(
                        "insert into event_log.event values (?, ?, ?, 0, 'event', ?, ?, now(), ?::json, ?::json)",
                        position,
                        "id-" + position,
                        "stream-" + position,
                        type.name(),
                        type.revision(),
                        payload,
                        metadata);
    }

    private static void appendMany(int count) {
        DATABASE.template()
                .update(
                        "insert into event_log.event select n, 'id-' || n, 'stream-' || n, 0, 'event', ?, ?, now(), '{}',"
                                + " ?::json from generate_series(1, ?) n",
                        SESSION_STARTED.name(),
                        SESSION_STARTED.revision(),
                        CONTEXT,
                        count);
    }

    private record FailingAt(long position) implements Projection {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public List<Table<?>> tables() {
            return List.of();
        }

        @Override
        public List<RowChange> project(RecordedEvent event) {
            if (event.position() == position) {
                throw new Failed("quotes " + event.stream());
            }
            return List.of();
        }
    }

    private static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }
}
