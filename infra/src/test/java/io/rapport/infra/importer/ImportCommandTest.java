package io.rapport.infra.importer;

import static io.rapport.infra.importer.ImportFixture.HEADER;
import static io.rapport.infra.importer.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.infra.importer.FakeRapport.Answer;
import io.rapport.infra.importer.FakeRapport.Request;
import io.rapport.infra.importer.ImportFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {

    private static final String THREE_ROWS = HEADER
            + row(1457963676, "VIEW", "c1", "p1")
            + row(1457963677, "LIKE", "c1", "p2")
            + row(1457963678, "VIEW", "c2", "p1");

    @TempDir
    Path folder;

    private FakeRapport rapport;
    private ImportFixture fixture;

    @BeforeEach
    void start() throws IOException {
        rapport = new FakeRapport();
        fixture = new ImportFixture(folder, rapport);
    }

    @AfterEach
    void stop() {
        rapport.close();
    }

    @Test
    void rows_are_recorded_and_summed_up() throws IOException {
        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isZero();
        assertThat(counts(result)).containsExactly(3L, 3L, 0L, 0L, 2L, 2L);
        assertThat(result.json().get("byAction").toString()).isEqualTo("{\"view\":2,\"rating\":1}");
        assertThat(result.json().get("seconds").isNumber()).isTrue();
        assertThat(result.json().propertyNames())
                .containsExactly(
                        "rows", "recorded", "duplicates", "rejected", "people", "content", "byAction", "seconds");
        assertThat(rapport.recorded()).hasSize(3);
        assertThat(fixture.rejects()).doesNotExist();
        assertThat(fixture.hasCheckpoint()).isFalse();
    }

    @Test
    void an_action_carries_what_its_row_says() throws IOException {
        fixture.run(fixture.csv(HEADER + row(1457963676, "LIKE", "c1", "p1")));

        JsonNode action = rapport.recorded().values().iterator().next();
        assertThat(action.toString())
                .matches("\\{\"action\":\"rating\",\"clientId\":\"[0-9a-f]{32}-0\","
                        + "\"occurredAt\":\"2016-03-14T13:54:36Z\",\"channel\":\"web\",\"session\":\"s1\","
                        + "\"contentId\":\"c1\",\"stars\":5}");
    }

    @Test
    void unknown_people_and_content_are_registered_as_the_mapping_states() throws IOException {
        fixture.run(fixture.csv(HEADER + row(1457963676, "VIEW", "c1", "p1").replace(",BR", ",ZZ")));

        assertThat(rapport.hcps().get("p1"))
                .hasToString("{\"id\":\"p1\",\"name\":{\"given\":\"Imported\",\"family\":\"Reader\"},"
                        + "\"specialty\":\"unspecified\",\"role\":\"other\",\"country\":\"BR\",\"language\":\"en\"}");
        assertThat(rapport.grants())
                .containsExactly(
                        "p1 grant analytics deskdrop-import 2016-01-01T00:00:00Z",
                        "p1 grant personalisation deskdrop-import 2016-01-01T00:00:00Z");
        assertThat(rapport.phases()).containsOnly(Map.entry("c1", "published"));
        assertThat(rapport.requests.stream().filter(request -> request.path().startsWith("/content")))
                .extracting(Request::path, Request::token)
                .containsExactly(
                        tuple("/content", "Bearer portal-token"),
                        tuple("/content/c1/submission", "Bearer portal-token"),
                        tuple("/content/c1/approval", "Bearer reviewer-token"),
                        tuple("/content/c1/publication", "Bearer reviewer-token"));
    }

    @Test
    void people_can_be_verified_by_licence() throws IOException {
        Path mapping = fixture.mappingWith("      method: none", """
                      method: licence
                      number: { column: userRegion }
                      authority: { column: userCountry }
                      expiresOn: { constant: 2035-01-01 }
                """);
        rapport.trouble = request -> request.path().endsWith("/verification")
                ? Optional.of(
                        request.body()
                                        .toString()
                                        .equals("{\"method\":\"licence\",\"number\":\"S-1\",\"authority\":\"BR\","
                                                + "\"expiresOn\":\"2035-01-01\"}")
                                ? Answer.ok(Map.of())
                                : Answer.problem(422, "licence-expired"))
                : Optional.empty();

        Result result = fixture.run(
                fixture.csv(HEADER
                        + row(1, "VIEW", "c1", "p1").replace(",SP,", ",S-1,")
                        + row(2, "VIEW", "c1", "p2").replace(",SP,", ",S-2,")),
                mapping,
                "--json");

        assertThat(result.exitCode()).isEqualTo(ImportCommand.SOME_REJECTED);
        assertThat(rejects()).containsExactly("3,not registered: detail of licence-expired");
    }

    @Test
    void the_same_file_twice_adds_nothing() throws IOException {
        Path file = fixture.csv(THREE_ROWS);
        fixture.run(file);
        List<String> grants = List.copyOf(rapport.grants());

        Result again = fixture.run(file);

        assertThat(again.exitCode()).isZero();
        assertThat(counts(again)).containsExactly(3L, 0L, 3L, 0L, 2L, 2L);
        assertThat(again.json().get("byAction").toString()).isEqualTo("{\"view\":2,\"rating\":1}");
        assertThat(rapport.recorded()).hasSize(3);
        assertThat(rapport.grants()).isEqualTo(grants);
    }

    @Test
    void rows_that_repeat_another_in_every_key_column_are_actions_of_their_own() throws IOException {
        String row = row(1457963676, "VIEW", "c1", "p1");
        Path file = fixture.csv(HEADER + row + row + row);

        assertThat(counts(fixture.run(file))).containsExactly(3L, 3L, 0L, 0L, 1L, 1L);
        assertThat(counts(fixture.run(file))).containsExactly(3L, 0L, 3L, 0L, 1L, 1L);
    }

    @Test
    void people_who_were_registered_otherwise_keep_their_consent_as_it_is() throws IOException {
        rapport.hcps().put("p1", new JsonMapper().createObjectNode());

        Result result = fixture.run(fixture.csv(THREE_ROWS), ImportFixture.deskdropMapping());

        assertThat(result.exitCode()).isZero();
        assertThat(rapport.grants()).hasSize(2).allMatch(grant -> grant.startsWith("p2 "));
        assertThat(result.out().lines()).anyMatch(line -> line.matches(" *anonymously +2  .*"));
    }

    @Test
    void content_that_somebody_drafted_is_not_published_by_an_import() throws IOException {
        rapport.phases().put("c2", "draft by Bearer portal-token");

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(rapport.phases()).containsEntry("c2", "draft by Bearer portal-token");
        assertThat(result.exitCode()).isEqualTo(ImportCommand.SOME_REJECTED);
        assertThat(rejects()).containsExactly("4,contentId: expected content that was published");
    }

    @Test
    void a_killed_import_finishes_what_it_had_begun_to_register() throws IOException {
        rapport.trouble = request ->
                request.path().endsWith("/consents") || request.path().endsWith("/approval")
                        ? Optional.of(new Answer(503, Map.of(), Map.of()))
                        : Optional.empty();
        Path file = fixture.csv(THREE_ROWS);
        assertThat(fixture.run(file).exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(rapport.hcps()).isNotEmpty();
        assertThat(rapport.recorded()).isEmpty();

        rapport.trouble = _ -> Optional.empty();
        Result result = fixture.run(file);

        assertThat(result.err()).contains("interrupted after 0 rows");
        assertThat(result.exitCode()).isZero();
        assertThat(rapport.grants()).hasSize(4).doesNotHaveDuplicates();
        assertThat(rapport.phases()).containsOnly(Map.entry("c1", "published"), Map.entry("c2", "published"));
    }

    @Test
    void bad_rows_are_rejected_with_line_number_and_reason() throws IOException {
        rapport.unpublishable.add("c9");
        Path file = fixture.csv(HEADER
                + row(1457963676, "VIEW", "c1", "p1")
                + "1457963676,VIEW,c1,p1\n"
                + row(1457963676, "GAZE", "c1", "p1")
                + row(1457963676, "VIEW", "c1", "p1").replace("agent,", "agent\n")
                + row(1457963676, "VIEW", "", "p1")
                + row(4102444800L, "VIEW", "c1", "p1")
                + row(1457963676, "VIEW", "c9", "p1")
                + "1457963676,VIEW,c1,p1,\"s\"1,agent,SP,BR\n"
                + row(1457963676, "VIEW", "c1", "p2"));

        Result result = fixture.run(file);

        assertThat(result.exitCode()).isEqualTo(ImportCommand.SOME_REJECTED);
        assertThat(counts(result)).containsExactly(9L, 3L, 0L, 6L, 2L, 1L);
        assertThat(rejects())
                .containsExactly(
                        "3,\"expected 8 columns, found 4\"",
                        "4,\"action: expected one of VIEW, LIKE, BOOKMARK, COMMENT CREATED, FOLLOW\"",
                        "7,content: empty",
                        "8,occurredAt: expected an instant from 1990-01-01T00:00:00Z up to now",
                        "9,not registered: detail of approval-lapsed",
                        "10,broken quoting: Unexpected character after closing quote: '1' (0x31)");
        assertThat(Files.readAllLines(fixture.rejects())).first().isEqualTo("line,reason," + HEADER.strip());
        assertThat(Files.readAllLines(fixture.rejects()))
                .contains(
                        "7,content: empty," + row(1457963676, "VIEW", "", "p1").strip());
    }

    @Test
    void a_batch_whose_rows_are_all_rejected_is_no_failure() throws IOException {
        Result result = fixture.run(fixture.csv(HEADER + row(4102444800L, "VIEW", "c1", "p1")));

        assertThat(counts(result)).containsExactly(1L, 0L, 0L, 1L, 0L, 0L);
        assertThat(rejects()).hasSize(1);
    }

    @Test
    void people_whom_nobody_registers_are_rejected() throws IOException {
        String shipped = Files.readString(ImportFixture.deskdropMapping());
        Path mapping = fixture.mapping(shipped.substring(0, shipped.indexOf("\npeople:"))
                + "\npeople: { unknown: reject }\n"
                + shipped.substring(shipped.indexOf("\ncontent:")));

        Result result = fixture.run(fixture.csv(THREE_ROWS), mapping, "--json");

        assertThat(counts(result)).containsExactly(3L, 0L, 0L, 3L, 0L, 0L);
        assertThat(rejects()).allMatch(line -> line.endsWith(",detail of unknown-hcp"));
    }

    @Test
    void the_rejects_of_an_earlier_import_do_not_stay() throws IOException {
        Path file = fixture.csv(HEADER + row(1, "GAZE", "c1", "p1"));
        fixture.run(file);
        assertThat(rejects()).hasSize(1);

        fixture.run(file);
        assertThat(rejects()).hasSize(1);

        fixture.run(fixture.csv(THREE_ROWS));
        assertThat(fixture.rejects()).doesNotExist();
    }

    @Test
    void a_file_that_is_no_rejects_file_is_not_overwritten() throws IOException {
        Files.writeString(fixture.rejects(), "precious\n");

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isEqualTo(ImportCommand.REFUSED);
        assertThat(fixture.rejects()).hasContent("precious");
        assertThat(rapport.requests).isEmpty();
    }

    @Test
    void an_interrupted_import_goes_on_where_it_was() throws IOException {
        Path file = fixture.csv(manyRows());
        rapport.trouble = request ->
                request.path().endsWith("/engagements") && rapport.recorded().size() > 7_000
                        ? Optional.of(new Answer(503, Map.of(), Map.of()))
                        : Optional.empty();
        Result interrupted = fixture.run(file);

        assertThat(interrupted.exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(interrupted.out()).isEmpty();
        assertThat(interrupted.err()).contains("The same command resumes it.");
        assertThat(fixture.hasCheckpoint()).isTrue();
        assertThat(rapport.recorded()).hasSizeBetween(7_001, 9_900);
        rapport.trouble = _ -> Optional.empty();
        rapport.requests.clear();

        Result resumed = fixture.run(file);

        assertThat(resumed.err()).contains("interrupted after 5,000 rows (line 5001)");
        assertThat(resumed.exitCode()).isEqualTo(ImportCommand.SOME_REJECTED);
        JsonNode summary = resumed.json();
        assertThat(summary.get("rows").asLong()).isEqualTo(12_000);
        assertThat(summary.get("recorded").asLong() + summary.get("duplicates").asLong())
                .isEqualTo(11_880);
        assertThat(summary.get("rejected").asLong()).isEqualTo(120);
        assertThat(summary.get("people").asLong()).isEqualTo(11);
        assertThat(summary.get("content").asLong()).isEqualTo(20);
        assertThat(summary.get("byAction").toString()).isEqualTo("{\"view\":11880}");
        assertThat(rapport.recorded()).hasSize(11_880);
        assertThat(rejects()).hasSize(120).doesNotHaveDuplicates();
        assertThat(rapport.requests.stream()
                        .filter(request -> request.path().endsWith("/engagements"))
                        .mapToInt(request -> request.body().get("actions").size())
                        .sum())
                .isEqualTo(12_000 - 5_000 - 70);
        assertThat(fixture.hasCheckpoint()).isFalse();

        assertThat(counts(fixture.run(file))).containsExactly(12_000L, 0L, 11_880L, 120L, 11L, 20L);
    }

    @Test
    void an_interrupted_import_of_another_file_of_this_name_and_size_starts_anew() throws IOException {
        String rows = manyRows();
        rapport.trouble = request ->
                request.path().endsWith("/engagements") && rapport.recorded().size() > 7_000
                        ? Optional.of(new Answer(503, Map.of(), Map.of()))
                        : Optional.empty();
        fixture.run(fixture.csv(rows));
        rapport.trouble = _ -> Optional.empty();

        Result result = fixture.run(fixture.csv(rows.replace("1457000000,", "1456999999,")));

        assertThat(result.err()).contains("changed meanwhile; starting from its beginning");
        assertThat(result.json().get("rows").asLong()).isEqualTo(12_000);
        assertThat(result.json().get("rejected").asLong()).isEqualTo(120);
        assertThat(rejects()).hasSize(120);
    }

    @Test
    void each_persons_actions_are_recorded_in_the_files_order() throws IOException {
        fixture.run(fixture.csv(manyRows()));

        for (String person : rapport.hcps().keySet()) {
            assertThat(rapport.occurrencesOf(person)).as(person).isNotEmpty().isSorted();
        }
    }

    @Test
    void batches_hold_500_actions_at_most() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 0; row < 1_200; row++) {
            rows.append(row(1_457_000_000L + row, "VIEW", "c1", "p1"));
        }

        fixture.run(fixture.csv(rows.toString()));

        assertThat(rapport.requests.stream()
                        .filter(request -> request.path().endsWith("/engagements"))
                        .map(request -> request.body().get("actions").size()))
                .containsExactly(500, 500, 200);
    }

    @Test
    void several_requests_are_under_way_at_once_but_no_more_than_8() throws IOException {
        fixture.run(fixture.csv(manyRows()));

        assertThat(rapport.mostAtATime()).isBetween(2, 8);
    }

    @Test
    void a_busy_server_is_asked_again() throws IOException {
        AtomicInteger refusals = new AtomicInteger(4);
        rapport.trouble = _ -> refusals.getAndDecrement() > 0
                ? Optional.of(new Answer(429, Map.of(), Map.of("Retry-After", "0")))
                : Optional.empty();

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isZero();
        assertThat(rapport.recorded()).hasSize(3);
    }

    @Test
    void a_server_that_is_away_fails_the_import() throws IOException {
        rapport.close();

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(result.err()).contains("The import stopped", "The same command resumes it.");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void a_refused_token_fails_the_import_at_once() throws IOException {
        rapport.trouble = _ -> Optional.of(Answer.problem(403, "forbidden"));

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(result.err()).contains("refuses the token");
    }

    @Test
    void another_server_on_the_port_fails_the_import() throws IOException {
        rapport.trouble = _ -> Optional.of(new Answer(404, "not found", Map.of()));

        Result result = fixture.run(fixture.csv(THREE_ROWS));

        assertThat(result.exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(result.err()).contains("does not answer as Rapport does");
    }

    @Test
    void a_truncated_gzip_file_fails_after_what_could_be_read() throws IOException {
        Path file = fixture.gzip(manyRows());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        Result result = fixture.run(file);

        assertThat(result.exitCode()).isEqualTo(ImportCommand.FAILED);
        assertThat(result.err()).contains("breaks off after line");
        int before = rapport.recorded().size();
        assertThat(before).isPositive();

        Files.write(file, whole);
        JsonNode summary = fixture.run(file).json();
        assertThat(summary.get("duplicates").asLong()).isEqualTo(before);
        assertThat(summary.get("recorded").asLong()).isEqualTo(11_880 - before);
    }

    @Test
    void a_mapping_that_does_not_fit_the_file_sends_nothing() throws IOException {
        Result result = fixture.run(fixture.csv(THREE_ROWS.replace("personId", "reader")));

        assertThat(result.exitCode()).isEqualTo(ImportCommand.REFUSED);
        assertThat(result.err()).contains("columns.person.column", "personId", "reader");
        assertThat(rapport.requests).isEmpty();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void wrong_arguments_have_an_exit_code_of_their_own() {
        assertThat(ImportFixture.execute().exitCode()).isEqualTo(ImportCommand.REFUSED);
        assertThat(ImportFixture.execute("no-such-file.csv", "--mapping", "m.yaml")
                        .exitCode())
                .isEqualTo(ImportCommand.REFUSED);
        assertThat(ImportFixture.execute("--help").exitCode()).isZero();
    }

    @Test
    void the_summary_for_people_fits_80_columns() throws IOException {
        Result result = fixture.run(fixture.csv(manyRows()), ImportFixture.deskdropMapping());

        assertThat(Stream.concat(result.out().lines(), result.err().lines())
                        .filter(line -> !line.equals(fixture.rejects().toString())))
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches(" +recorded +11,880"))
                .anyMatch(line -> line.matches(" +rejected +120"));
    }

    @Test
    void progress_is_told_apart_from_the_summary() throws IOException {
        Result result = fixture.run(fixture.csv(manyRows()));

        assertThat(result.err().lines())
                .hasSizeBetween(3, 10)
                .allMatch(line -> line.matches("[ \\d]{3} %  +[\\d,]+ rows  +[\\d,]+ rows/s  ETA [\\d:]+"))
                .last()
                .asString()
                .startsWith("100 %");
        assertThat(result.out().lines()).hasSize(1);
    }

    /** 12,000 rows by 11 people: 3 in 4 repeat the row before in every key column, 1 in 100 is bad. */
    private static String manyRows() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 0; row < 12_000; row++) {
            int step = row / 4;
            rows.append(
                    row(1_457_000_000L + step, row % 100 == 99 ? "GAZE" : "VIEW", "c" + step % 20, "p" + step % 11));
        }
        return rows.toString();
    }

    private static List<Long> counts(Result result) {
        return Stream.of("rows", "recorded", "duplicates", "rejected", "people", "content")
                .map(key -> result.json().get(key).asLong())
                .toList();
    }

    /** The rejects' line numbers and reasons. */
    private List<String> rejects() throws IOException {
        return Files.readString(fixture.rejects())
                .lines()
                .skip(1)
                .filter(line -> line.matches("\\d+,.*"))
                .map(line -> line.replaceFirst("^(\\d+,(?:\"[^\"]*\"|[^,\"]*)).*$", "$1"))
                .toList();
    }
}
