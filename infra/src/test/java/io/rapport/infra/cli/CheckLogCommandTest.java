package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.infra.testing.TestServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckLogCommandTest {

    private static final int SOUND = 0;
    private static final int CANNOT = 1;
    private static final int MISUSED = 2;
    private static final int NOT_SOUND = 3;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String READABLE =
            "{\"contentId\":\"content-1\",\"session\":\"s-1\",\"depthPercent\":80," + "\"dwellMillis\":64000}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_sound_log_is_read_from_the_database_of_a_configuration() throws IOException {
        logOf(READABLE);
        assertThat(run("--config", postgres(DATABASE.url()))).isEqualTo(SOUND);
        assertThat(out.toString().lines()).anyMatch(line -> line.matches("  engagement.content-viewed +2 +1"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_log_that_is_not_sound_has_an_exit_code_of_its_own() throws IOException {
        logOf("{\"contentId\":\"Ada Byron\"}");
        assertThat(run("--config", postgres(DATABASE.url()))).isEqualTo(NOT_SOUND);
        assertThat(out.toString()).contains("position 1:", "event-1").doesNotContain("Ada", "Byron");
    }

    @Test
    void the_report_can_be_one_json_object() throws IOException {
        logOf(READABLE);
        assertThat(run("--json", "--config", postgres(DATABASE.url()))).isEqualTo(SOUND);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.at("/sound").asBoolean()).isTrue();
        assertThat(report.at("/events").asInt()).isEqualTo(1);
    }

    @Test
    void the_check_cannot_write() {
        logOf(READABLE);
        try (HikariDataSource pool = LogDatabase.at(DATABASE.url()).open(1)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            assertThatThrownBy(() -> jdbc.update("delete from event_log.event"))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> jdbc.execute("create table t ()")).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void a_database_without_a_log_is_refused_and_left_as_it_is() throws IOException {
        String empty = TestServers.newDatabase();
        assertThat(run("--config", postgres(empty))).isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains("event_log.event");
        try (HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(empty);
            assertThat(new JdbcTemplate(database)
                            .queryForObject("select to_regnamespace('event_log') is null", Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_told_in_one_line() throws IOException {
        String nowhere = "localhost:" + FreePorts.next();
        assertThat(run("--config", postgres("jdbc:postgresql://" + nowhere + "/rapport")))
                .isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains(nowhere);
    }

    @Test
    void a_log_in_axon_server_is_refused() throws IOException {
        assertThat(run("--config", config("rapport.event-log: axon-server"))).isEqualTo(MISUSED);
        assertThat(messageOfOneLine()).contains("Axon Server", "PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port: 0",
                "spring.datasource.url: jdbc:oracle:thin:@//db/rapport",
                "spring.datasource.url: ${A_VARIABLE_THAT_IS_NOT_SET}",
                "rapport.event-log: paper",
                "spring: ["
            })
    void a_configuration_that_names_no_database_is_refused(String yaml) throws IOException {
        assertThat(run("--config", config(yaml))).isEqualTo(MISUSED);
        assertThat(err.toString()).startsWith("rapport: the configuration " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "."})
    void a_configuration_must_be_a_file(String name) {
        String file = folder.resolve(name).toString();
        assertThat(run("--config", file)).isEqualTo(MISUSED);
        assertThat(messageOfOneLine()).contains(file);
    }

    @Test
    void placeholders_are_read_from_the_environment() throws IOException {
        String file = config("""
                spring.datasource:
                  url: jdbc:postgresql://db.example.org/rapport
                  username: ${A_VARIABLE_THAT_IS_NOT_SET:reader}
                  password: ${PATH}
                """);
        assertThat(ServeConfiguration.logDatabase(Path.of(file)))
                .isEqualTo(
                        new LogDatabase("jdbc:postgresql://db.example.org/rapport", "reader", System.getenv("PATH")));
    }

    @Test
    void it_is_either_a_demo_or_a_configuration() throws IOException {
        assertThat(run("--data", folder.toString(), "--config", config(""))).isEqualTo(MISUSED);
        assertThat(err.toString()).contains("--data", "--config");
    }

    @Test
    void there_is_no_log_where_no_demo_was_and_nothing_is_made_there() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(run("--data", nowhere.toString())).isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains(nowhere.toString());
        assertThat(nowhere).doesNotExist();
    }

    private static void logOf(String payload) {
        DATABASE.template().execute("truncate event_log.event");
        DATABASE.template().update("""
                        insert into event_log.event
                        values (1, 'event-1', 'event-1', 0, 'event', 'engagement.content-viewed', 2, now(), ?::json,
                                '{"occurredAt":"2026-03-10T12:00:00Z"}')
                        """, payload);
    }

    private String postgres(String url) throws IOException {
        return config("spring.datasource.url: " + url);
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("rapport.yaml"), yaml).toString();
    }

    private int run(String... arguments) {
        CommandLine program = RapportCli.commandLine();
        return program.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("check-log"), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private String messageOfOneLine() {
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }
}
