package io.rapport.infra.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.audit.AuditProperties;
import io.rapport.infra.engagement.LogTraces.Trace;
import io.rapport.infra.engagement.MixedTraffic.Secret;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody who has the database, the checkpoints outside it and the logs of the process tries to tell whose the anonymous
 * events are. Where a guess can be made, it must not be right more often than one by lot, which is one in
 * {@value #PEOPLE}; four standard deviations are allowed to chance.
 */
@RapportTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AnonymityAttackTest {

    private static final int PEOPLE = 8;
    private static final long SEED = 20261122;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ActionIds ids;

    @Autowired
    private AuditProperties audit;

    @Autowired
    private EventStore log;

    private MixedTraffic traffic;
    private List<Trace> traces = List.of();
    private List<Trace> known = List.of();
    private final Map<String, String> owners = new HashMap<>();
    private final StringBuilder output = new StringBuilder();

    @BeforeAll
    void act(CapturedOutput captured) {
        traffic = new MixedTraffic(port, PEOPLE);
        traffic.act(SEED);
        ReadModels.awaitCaughtUp(jdbc, log);
        traces = LogTraces.read(jdbc);
        for (Secret secret : traffic.secrets()) {
            owners.put(anonymousId(secret), secret.hcp());
        }
        known = traces.stream().filter(trace -> trace.subject() != null).toList();
        output.append(captured.getAll());
    }

    private String anonymousId(Secret secret) {
        return ids.anonymous(new HcpId(secret.hcp()), new ClientActionId(secret.clientId()))
                .value();
    }

    private List<Trace> anonymous() {
        return traces.stream().filter(trace -> owners.containsKey(trace.id())).toList();
    }

    @Test
    void every_action_was_recorded_so_that_there_is_something_to_attack() {
        assertThat(anonymous()).hasSize(PEOPLE * MixedTraffic.ROUNDS);
    }

    @Test
    void who_comes_before_in_the_log_tells_nothing() {
        assertNoBetterThanChance(event ->
                nearest(known.stream().filter(other -> other.position() < event.position()), event));
    }

    @Test
    void who_comes_after_in_the_log_tells_nothing() {
        assertNoBetterThanChance(event ->
                nearest(known.stream().filter(other -> other.position() > event.position()), event));
    }

    @Test
    void the_order_within_one_append_tells_nothing() {
        assertNoBetterThanChance(this::ofSameRank);
    }

    @Test
    void what_was_committed_together_tells_nothing() {
        assertNoBetterThanChance(event ->
                nearest(known.stream().filter(other -> other.transaction() == event.transaction()), event));
    }

    @Test
    void the_time_of_recording_tells_nothing() {
        assertNoBetterThanChance(event -> by(
                known,
                other -> Duration.between(other.recordedAt(), event.recordedAt())
                        .abs()
                        .toNanos()));
    }

    @Test
    void the_time_of_recording_is_no_finer_than_a_second() {
        assertThat(anonymous())
                .allSatisfy(event -> assertThat(event.recordedAt())
                        .isEqualTo(event.recordedAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void the_time_of_the_action_tells_nothing() {
        assertNoBetterThanChance(event -> by(
                known,
                other -> Duration.between(other.occurredAt(), event.occurredAt())
                        .abs()
                        .toNanos()));
    }

    @Test
    void the_place_on_the_disk_tells_nothing() {
        assertNoBetterThanChance(event -> by(known, other -> Math.abs(other.place() - event.place())));
    }

    @Test
    void an_event_says_nothing_of_where_it_came_from() {
        assertThat(anonymous())
                .allSatisfy(
                        event -> assertThat(event.metadataKeys()).containsExactlyInAnyOrder("occurredAt", "channel"))
                .allSatisfy(event -> assertThat(event.payload())
                        .doesNotContain("session")
                        .doesNotContain("visit")
                        .doesNotContain("nobody"));
    }

    @Test
    void ids_share_nothing_with_those_of_anything_else() {
        assertThat(anonymous())
                .allSatisfy(event -> assertThat(
                                known.stream().filter(other -> other.row().contains(event.id())))
                        .isEmpty());
    }

    @Test
    void who_has_the_keys_and_all_hcps_finds_no_id_from_what_is_in_the_log() {
        List<String> guesses = known.stream()
                .filter(event -> traffic.hcps().contains(event.subject()))
                .flatMap(event -> Stream.of(
                        event.id(),
                        event.subject(),
                        event.occurredAt().toString(),
                        Long.toString(event.position()),
                        Objects.requireNonNullElse(event.session(), "")))
                .distinct()
                .filter(guess -> !guess.isEmpty())
                .toList();
        assertThat(traffic.hcps())
                .allSatisfy(hcp -> assertThat(guesses.stream()
                                .map(guess -> ids.anonymous(new HcpId(hcp), new ClientActionId(guess))
                                        .value())
                                .filter(owners::containsKey))
                        .isEmpty());
    }

    @Test
    void no_table_but_the_log_and_its_search_knows_an_anonymous_event() {
        NavigableSet<String> tables = new TreeSet<>();
        for (String table : LogTraces.tables(jdbc)) {
            if (rowsOfAnonymousEvents(table).findAny().isPresent()) {
                tables.add(table);
            }
        }
        assertThat(tables)
                .containsExactly("event_log.event", "read_model_blue.audit_trail", "read_model_slots.audit_trail");
        assertThat(tables.stream()
                        .flatMap(this::rowsOfAnonymousEvents)
                        .filter(row -> traffic.hcps().stream().anyMatch(row::contains)))
                .isEmpty();
    }

    private Stream<String> rowsOfAnonymousEvents(String table) {
        return LogTraces.rows(jdbc, table).stream()
                .filter(row -> owners.keySet().stream().anyMatch(row::contains));
    }

    @Test
    void no_row_that_names_an_hcp_has_the_position_of_an_anonymous_event() {
        List<String> positions = anonymous().stream()
                .map(event -> "osition\":" + event.position() + ",")
                .toList();
        for (String table : LogTraces.tables(jdbc)) {
            assertThat(LogTraces.rows(jdbc, table).stream()
                            .filter(row -> traffic.hcps().stream().anyMatch(row::contains))
                            .map(row -> row.replace("}", ",}"))
                            .filter(row -> positions.stream().anyMatch(row::contains)))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void no_answer_to_a_batch_is_kept_under_its_idempotency_key() {
        assertThat(jdbc.sql(
                                "select count(*) from command_side.idempotency where resource = any(:hcps) and position >= :first")
                        .param("hcps", traffic.hcps().toArray(String[]::new))
                        .param("first", anonymous().getFirst().position())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void text_that_is_not_kept_leaves_no_key() {
        assertThat(jdbc.sql(
                                "select count(*) from privacy.data_key where retention = 'ENGAGEMENT' and hcp_id = any(:hcps)")
                        .param("hcps", traffic.hcps().toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_ends_of_checkpoints_tell_nothing() throws IOException {
        NavigableSet<Long> sizes = new TreeSet<>(
                jdbc.sql("select size from audit.checkpoint").query(Long.class).list());
        try (Stream<java.nio.file.Path> files = Files.walk(audit.checkpointFolder())) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> line.matches("\\d{1,18}"))
                        .forEach(line -> sizes.add(Long.parseLong(line)));
            }
        }
        assertThat(sizes).hasSizeGreaterThan(MixedTraffic.ROUNDS);
        assertNoBetterThanChance(event -> nearest(
                known.stream()
                        .filter(other ->
                                Objects.equals(sizes.ceiling(other.position()), sizes.ceiling(event.position()))),
                event));
    }

    @Test
    void the_transactions_of_read_models_tell_nothing() {
        assertRowsNoBetterThanChance("xmin::text::bigint", true);
    }

    @Test
    void the_order_of_rows_in_read_models_tells_nothing() {
        assertRowsNoBetterThanChance(
                "row_number() over (order by xmin::text::bigint, (ctid::text::point)[0], (ctid::text::point)[1])",
                false);
    }

    @Test
    void first_and_last_times_in_read_models_tell_nothing() {
        assertRowsNoBetterThanChance("(extract(epoch from last_at) * 1000000)::bigint", false);
    }

    @Test
    void the_logs_of_the_process_name_neither_people_nor_actions() {
        assertThat(Stream.concat(
                                traffic.hcps().stream(),
                                traffic.secrets().stream()
                                        .flatMap(secret -> Stream.of(secret.clientId(), anonymousId(secret))))
                        .filter(name -> output.indexOf(name) >= 0))
                .isEmpty();
    }

    /** Guesses the HCP with a row nearest by a measure: every action has made one row, of an HCP or anonymous. */
    private void assertRowsNoBetterThanChance(String measure, boolean equal) {
        record Row(String name, long measure) {}
        String select = "select %s as name, " + measure + " as measure from read_model_blue.%s";
        Map<String, String> truth = new HashMap<>();
        traffic.secrets().forEach(secret -> truth.put(secret.contentId() + " " + secret.kind(), secret.hcp()));
        List<Row> people = jdbc
                .sql(select.formatted("hcp_id", "hcp_activity"))
                .query((row, index) -> new Row(row.getString("name"), row.getLong("measure")))
                .list()
                .stream()
                .filter(row -> traffic.hcps().contains(row.name()))
                .toList();
        List<Row> actions = jdbc
                .sql(select.formatted("content_id || ' ' || action", "anonymous_activity"))
                .query((row, index) -> new Row(row.getString("name"), row.getLong("measure")))
                .list()
                .stream()
                .filter(row -> truth.containsKey(row.name()))
                .toList();
        assertThat(people).hasSize(PEOPLE * MixedTraffic.ROUNDS);
        assertThat(actions).hasSize(PEOPLE * MixedTraffic.ROUNDS);
        long right = 0;
        for (Row action : actions) {
            right += people.stream()
                    .filter(person -> !equal || person.measure() == action.measure())
                    .min(Comparator.comparingLong(person -> Math.abs(person.measure() - action.measure())))
                    .filter(person -> person.name().equals(truth.get(action.name())))
                    .stream()
                    .count();
        }
        assertThat(right).isLessThanOrEqualTo(byLot());
    }

    private void assertNoBetterThanChance(Function<Trace, @Nullable Trace> guess) {
        long right = anonymous().stream()
                .filter(event -> {
                    Trace guessed = guess.apply(event);
                    return guessed != null && Objects.equals(guessed.subject(), owners.get(event.id()));
                })
                .count();
        assertThat(right).isLessThanOrEqualTo(byLot());
    }

    private static long byLot() {
        double guesses = PEOPLE * MixedTraffic.ROUNDS;
        double share = 1.0 / PEOPLE;
        return Math.round(guesses * share + 4 * Math.sqrt(guesses * share * (1 - share)));
    }

    /** Of those that are appended together the first is taken for the first of as many before them, and so on. */
    private @Nullable Trace ofSameRank(Trace event) {
        List<Trace> together = new ArrayList<>(anonymous().stream()
                .filter(other -> other.transaction() == event.transaction())
                .toList());
        List<Trace> before = known.stream()
                .filter(other -> other.position() < together.getFirst().position())
                .toList();
        int from = before.size() - together.size();
        return from < 0 ? null : before.get(from + together.indexOf(event));
    }

    private static @Nullable Trace nearest(Stream<Trace> candidates, Trace event) {
        return by(candidates.toList(), other -> Math.abs(other.position() - event.position()));
    }

    private static @Nullable Trace by(List<Trace> candidates, Function<Trace, Long> distance) {
        return candidates.stream().min(Comparator.comparing(distance)).orElse(null);
    }
}
