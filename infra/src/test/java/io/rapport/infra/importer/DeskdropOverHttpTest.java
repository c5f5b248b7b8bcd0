package io.rapport.infra.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.infra.importer.ImportFixture.Result;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import io.rapport.infra.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import picocli.CommandLine;

/**
 * The real file through the real API into the read models, against what the file itself says: the beginning of it, in
 * which everything happens that happens in it, or all of it with {@code -Drapport.deskdrop=whole}.
 */
@RapportTest
@TestPropertySource(properties = "spring.application.name=deskdrop-test")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskdropOverHttpTest {

    private static final String FILE = "shared/data/deskdrop/interactions.csv.gz";
    private static final Map<String, String> ACTIONS = Map.of(
            "VIEW", "view",
            "LIKE", "rating",
            "BOOKMARK", "bookmark",
            "COMMENT CREATED", "comment",
            "FOLLOW", "follow");

    /** How much of the file is imported, and how often it has each action. */
    private enum Extent {
        BEGINNING(3_000, Map.of("view", 2_576L, "rating", 301L, "bookmark", 95L, "comment", 11L, "follow", 17L)),
        WHOLE(
                66_615,
                Map.of("view", 56_324L, "rating", 5_267L, "bookmark", 2_298L, "comment", 1_480L, "follow", 1_246L));

        private final int rows;
        private final Map<String, Long> actions;

        Extent(int rows, Map<String, Long> actions) {
            this.rows = rows;
            this.actions = actions;
        }
    }

    private static final Extent EXTENT =
            Extent.valueOf(System.getProperty("rapport.deskdrop", "beginning").toUpperCase(Locale.ROOT));

    /** The columns that count, which are never quoted. */
    private record Row(Instant at, String action, String content, String person, String session) {}

    /** How often something happened, and when. */
    private record Span(long count, Instant first, Instant last) {

        static Span of(Instant at) {
            return new Span(1, at, at);
        }

        Span and(Span other) {
            return new Span(
                    count + other.count,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    @TempDir
    static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore log;

    private final List<Row> rows = new ArrayList<>();

    @BeforeAll
    void importTheFile() throws IOException {
        Path file = ImportFixture.find(FILE).orElse(null);
        assumeTrue(file != null, "the Deskdrop file is not here: " + FILE);
        rows.addAll(read(Objects.requireNonNull(file)));
        assertThat(rows).hasSize(EXTENT.rows);
        assertSummary(importFile(EXTENT == Extent.WHOLE ? file : firstRows(EXTENT.rows)), EXTENT.rows, 0);
        ReadModels.awaitCaughtUp(jdbc, log);
    }

    @Test
    void actions_are_counted_as_the_file_has_them() {
        SortedMap<String, Long> counts = new TreeMap<>();
        jdbc.sql("select action, sum(count)::bigint as count from read_model.content_activity group by action")
                .query((row, index) -> counts.put(row.getString("action"), row.getLong("count")))
                .list();
        assertThat(counts).isEqualTo(EXTENT.actions);
    }

    @Test
    void everybodys_activity_is_what_the_file_says() {
        Map<String, Span> expected = new HashMap<>();
        rows.forEach(row -> expected.merge(
                String.join("|", row.person(), row.content(), row.action()), Span.of(row.at()), Span::and));
        assertThat(spans("""
                select concat_ws('|', hcp_id, content_id, action) as key, sum(count)::bigint as count,
                       min(first_at) as first_at, max(last_at) as last_at
                from read_model.hcp_activity where channel = 'web'
                group by hcp_id, content_id, action
                """)).isEqualTo(expected);
    }

    @Test
    void sessions_are_those_of_the_file() {
        Map<String, Span> expected = new HashMap<>();
        rows.forEach(
                row -> expected.merge(String.join("|", row.person(), row.session()), Span.of(row.at()), Span::and));
        assertThat(spans("""
                select concat_ws('|', hcp_id, session_id) as key, actions as count, first_at, last_at
                from read_model.hcp_session where channel = 'web'
                """)).isEqualTo(expected);
    }

    @Test
    void saved_items_are_those_of_the_file() {
        long expected = rows.stream()
                .filter(row -> row.action().equals("bookmark"))
                .map(row -> row.person() + "|" + row.content())
                .distinct()
                .count();
        assertThat(count("select count(*) from read_model.saved_item")).isEqualTo(expected);
    }

    @Test
    void nothing_was_recorded_anonymously() {
        assertThat(count("select count(*) from read_model.anonymous_activity")).isZero();
    }

    @Test
    void importing_rows_again_records_nothing() throws IOException {
        TrackingToken before = log.createHeadToken();
        assertSummary(importFile(firstRows(2_000)), 0, 2_000);
        assertThat(log.createHeadToken()).isEqualTo(before);
    }

    @Test
    void rebuilt_from_zero_equals_incremental() {
        SortedMap<String, List<String>> lived = ReadModels.dump(jdbc);
        SortedMap<String, List<String>> rebuilt = ReadModels.rebuild(log);
        lived.forEach((table, lines) ->
                assertThat(Objects.equals(rebuilt.get(table), lines)).as(table).isTrue());
    }

    private static Path firstRows(int rows) throws IOException {
        Path file = ImportFixture.find(FILE).orElseThrow();
        try (BufferedReader lines = reader(file)) {
            return Files.write(
                    folder.resolve("first-" + rows + ".csv"),
                    lines.lines().limit(rows + 1L).toList());
        }
    }

    private Result importFile(Path file) {
        Map<String, String> tokens = new ConcurrentHashMap<>();
        Tokens issued = role -> tokens.computeIfAbsent(
                role, code -> TestServers.tokens().issue(Role.of(code).orElseThrow(), null, Instant.now()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ImportCommand(_ -> issued, Duration.ofSeconds(30)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        file.toString(),
                        "--mapping",
                        ImportFixture.deskdropMapping().toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("data").toString(),
                        "--rejects",
                        folder.resolve("rejects.csv").toString(),
                        "--json");
        assertThat(exitCode).as(err.toString()).isZero();
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static void assertSummary(Result result, long recorded, long duplicates) {
        assertThat(result.json().get("recorded").asLong()).isEqualTo(recorded);
        assertThat(result.json().get("duplicates").asLong()).isEqualTo(duplicates);
        assertThat(result.json().get("rejected").asLong()).isZero();
    }

    private Map<String, Span> spans(String sql) {
        Map<String, Span> spans = new HashMap<>();
        jdbc.sql(sql)
                .query((row, index) -> spans.put(
                        row.getString("key"),
                        new Span(
                                row.getLong("count"),
                                row.getTimestamp("first_at").toInstant(),
                                row.getTimestamp("last_at").toInstant())))
                .list();
        return spans;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static List<Row> read(Path file) throws IOException {
        try (BufferedReader lines = reader(file)) {
            return lines.lines()
                    .skip(1)
                    .limit(EXTENT.rows)
                    .map(line -> line.split(",", 6))
                    .map(cells -> new Row(
                            Instant.ofEpochSecond(Long.parseLong(cells[0])),
                            Objects.requireNonNull(ACTIONS.get(cells[1])),
                            cells[2],
                            cells[3],
                            cells[4]))
                    .toList();
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
    }
}
