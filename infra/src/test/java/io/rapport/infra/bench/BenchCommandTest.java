package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {

    private static final int MISUSED = 2;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_names_every_suite() {
        run("no-such-suite");
        String known = err.toString().replaceAll("(?s).*expected some of (.*), not no-such-suite.*", "$1");

        run("--help");

        assertThat(out.toString().replaceAll("\\s+", " ")).contains(known + " (default: all)");
    }

    @Test
    void a_suite_is_measured_to_the_end_however_little_of_it() throws Exception {
        Path json = folder.resolve("figures.json");

        assertThat(run("append", "--scale", "0.001", "--repeats", "1", "--json", json.toString()))
                .as(err::toString)
                .isZero();

        assertThat(out.toString().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(err.toString()).contains("fsync=on");
        List<JsonNode> figures = Files.readAllLines(json).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(figures)
                .extracting(figure -> figure.get("case").asString())
                .contains("create", "update, 20 events", "create, half load");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.propertyNames())
                    .containsExactly(
                            "suite",
                            "case",
                            "metric",
                            "unit",
                            "value",
                            "baseline",
                            "baselineValue",
                            "ratio",
                            "repeats",
                            "spread");
            assertThat(figure.get("value").asDouble()).isPositive();
            assertThat(figure.get("repeats").asInt()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "--repeats, 0",
        "--repeats, -1",
        "--repeats, some",
        "--scale, 0",
        "--scale, 1.5",
        "--scale, NaN",
        "--json, /proc/x"
    })
    void what_makes_no_sense_is_refused_by_name(String option, String value) {
        assertThat(run(option, value)).isEqualTo(MISUSED);
        assertThat(err.toString()).contains(option);
    }

    @Test
    void an_unknown_suite_is_refused_with_those_that_there_are() {
        assertThat(run("append", "speed")).isEqualTo(MISUSED);
        assertThat(err.toString()).contains("speed", "append", "ingest", "freshness", "growth");
    }

    private int run(String... arguments) {
        BenchCommand command = new BenchCommand(data -> {
            throw new IllegalStateException("no demo is started");
        });
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
