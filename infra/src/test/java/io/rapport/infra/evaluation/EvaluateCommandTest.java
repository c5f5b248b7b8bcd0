package io.rapport.infra.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {

    private static final Path DESKDROP = Path.of("../../shared/data/deskdrop/interactions.csv.gz");
    private static final String HEADER = "timestamp,eventType,contentId,personId\n";

    /** Three weeks after the beginning, when there is some history and the walk is short. */
    private static final long FROM = 1_459_800_000;

    private static final long TO = FROM + 3 * 86_400;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void every_target_of_the_window_is_written_in_order() throws IOException {
        Path file = file("""
                1,VIEW,a,ann
                2,VIEW,b,bob
                3,VIEW,b,ann
                4,VIEW,c,bob
                5,VIEW,c,ann
                """);

        assertThat(evaluate(file, "0", "10", "newest-first")).isZero();

        List<String> lines = Files.readAllLines(out());
        assertThat(lines).hasSize(2);
        JsonNode last = JsonMapper.shared().readTree(lines.getLast());
        assertThat(last.path("t").asLong()).isEqualTo(5);
        assertThat(last.path("person").asString()).isEqualTo("ann");
        assertThat(last.path("target").asString()).isEqualTo("c");
        assertThat(last.path("top").values().stream().map(JsonNode::asString)).containsExactly("c");
        assertThat(last.path("model").asString()).isEqualTo("newest-first");
        assertThat(last.path("micros").isNumber()).isTrue();
    }

    @Test
    void a_list_does_not_change_when_all_that_comes_after_it_is_cut_from_the_file() throws IOException {
        assumeThat(DESKDROP).as("the Deskdrop file is not beside the project").isRegularFile();
        assertThat(evaluate(DESKDROP, "" + FROM, "" + TO, "linear")).isZero();
        List<JsonNode> whole = tops();
        assertThat(whole).hasSizeGreaterThan(50);
        JsonNode middle = whole.get(whole.size() / 2);

        Path cut = folder.resolve("cut.csv");
        Files.write(cut, upTo(middle.path("t").asLong()));
        assertThat(evaluate(cut, "" + FROM, "" + TO, "linear")).isZero();
        List<JsonNode> ofCut = tops();

        assertThat(ofCut).hasSizeBetween(whole.size() / 2, whole.size() - 1);
        for (int i = 0; i < ofCut.size(); i++) {
            assertThat(ofCut.get(i).path("top")).isEqualTo(whole.get(i).path("top"));
        }
    }

    @Test
    void the_order_of_rows_in_the_file_does_not_matter() throws IOException {
        Path file = file("""
                5,VIEW,c,ann
                3,VIEW,b,ann
                1,VIEW,a,ann
                4,VIEW,c,bob
                2,VIEW,b,bob
                """);

        evaluate(file, "0", "10", "newest-first");

        assertThat(Files.readAllLines(out())).hasSize(2);
    }

    @Test
    void a_window_without_targets_says_so() throws IOException {
        assertThat(evaluate(file("1,VIEW,a,ann\n"), "0", "10", "linear")).isZero();
        assertThat(printed.toString()).contains("nothing to measure");
    }

    @Test
    void a_row_that_cannot_be_read_is_named_by_line_and_column() throws IOException {
        assertThat(evaluate(file("1,VIEW,a,ann\nsoon,VIEW,a,bob\n"), "0", "10", "linear"))
                .isEqualTo(2);
        assertThat(printed.toString()).contains("line 3").contains("timestamp");
    }

    @Test
    void a_missing_column_an_unknown_model_and_a_window_that_ends_before_it_begins_are_refused() throws IOException {
        Path noPerson = folder.resolve("no-person.csv");
        Files.writeString(noPerson, "timestamp,eventType,contentId\n1,VIEW,a\n");

        assertThat(evaluate(noPerson, "0", "10", "linear")).isEqualTo(2);
        assertThat(printed.toString()).contains("personId");
        assertThat(evaluate(file("1,VIEW,a,ann\n"), "0", "10", "oracle")).isEqualTo(2);
        assertThat(printed.toString()).contains("--model").contains("recently-popular-2h");
        assertThat(evaluate(file("1,VIEW,a,ann\n"), "10", "0", "linear")).isEqualTo(2);
        assertThat(printed.toString()).contains("--to");
        assertThat(evaluate(file("1,VIEW,a,ann\n"), "yesterday", "10", "linear"))
                .isEqualTo(2);
        assertThat(printed.toString()).contains("--from");
    }

    private int evaluate(Path file, String from, String to, String model) {
        CommandLine command = new CommandLine(new EvaluateCommand());
        command.setOut(new PrintWriter(printed));
        command.setErr(new PrintWriter(printed));
        return command.execute(
                "--interactions",
                file.toString(),
                "--from",
                from,
                "--to",
                to,
                "--out",
                out().toString(),
                "--model",
                model);
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("interactions.csv"), HEADER + rows);
    }

    private Path out() {
        return folder.resolve("ranks.ndjson");
    }

    private List<JsonNode> tops() throws IOException {
        return Files.readAllLines(out()).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static List<String> upTo(long second) throws IOException {
        List<String> rows = new java.util.ArrayList<>(List.of(HEADER.strip()));
        for (Interaction row : InteractionFile.read(DESKDROP)) {
            if (row.at() <= second) {
                rows.add(row.at() + "," + row.type() + "," + row.content() + "," + row.person());
            }
        }
        return rows;
    }
}
