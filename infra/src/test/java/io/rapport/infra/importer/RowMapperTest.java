package io.rapport.infra.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.infra.importer.ImportMapping.OtherActions;
import io.rapport.infra.importer.ImportMapping.TimeFormat;
import io.rapport.infra.importer.ImportMapping.TimeSource;
import io.rapport.infra.importer.MappedRow.Bad;
import io.rapport.infra.importer.MappedRow.Ready;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMapperTest {

    private static final List<String> HEADER =
            List.of(ImportFixture.HEADER.strip().split(",", -1));
    private static final ImportMapping DESKDROP =
            MappingFile.read(ImportFixture.deskdropMapping()).mapping();

    private final RowMapper mapper = new RowMapper(DESKDROP, HEADER);

    @Test
    void a_row_becomes_an_action() {
        Ready ready = ready(row("1457963676", "LIKE", "-8078", "389", "-875"));

        assertThat(ready.action().person().value()).isEqualTo("389");
        assertThat(ready.action().content().value()).isEqualTo("-8078");
        assertThat(ready.action().kind()).isEqualTo(ActionKind.RATING);
        assertThat(ready.action().stars()).isEqualTo(5);
        assertThat(ready.action().at()).isEqualTo(Instant.parse("2016-03-14T13:54:36Z"));
    }

    @Test
    void an_id_is_made_of_the_key_columns_and_the_occurrence_number() {
        String first = ready(row("1", "VIEW", "c", "p", "s")).clientId();
        String other = ready(row("2", "VIEW", "c", "p", "s")).clientId();
        String second = ready(row("1", "VIEW", "c", "p", "s")).clientId();

        assertThat(first).matches("[0-9a-f]{32}-0");
        assertThat(other).endsWith("-0").isNotEqualTo(first);
        assertThat(second).isEqualTo(first.substring(0, 32) + "-1");
    }

    @Test
    void every_key_column_tells_actions_apart_and_no_other_does() {
        List<String> ids = List.of(
                ready(row("1", "VIEW", "c", "p", "s")).clientId(),
                ready(row("2", "VIEW", "c", "p", "s")).clientId(),
                ready(row("1", "FOLLOW", "c", "p", "s")).clientId(),
                ready(row("1", "VIEW", "d", "p", "s")).clientId(),
                ready(row("1", "VIEW", "c", "q", "s")).clientId(),
                ready(row("1", "VIEW", "c", "p", "t")).clientId(),
                ready(row("1", "VIEW", "c", "p", "")).clientId(),
                ready(row("1", "VIEW", "cp", "p", "s")).clientId());

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.endsWith("-0"));
        CsvRow otherAgent = new CsvRow(9, List.of("1", "VIEW", "c", "p", "s", "agent", "TX", "US"), null);
        assertThat(ready(otherAgent).clientId()).isEqualTo(ids.getFirst().substring(0, 32) + "-1");
    }

    @Test
    void ids_are_what_they_always_were() {
        assertThat(ready(row(
                                "1457963676",
                                "VIEW",
                                "8078873160882064481",
                                "3891637997717104548",
                                "-8752981416571543411"))
                        .clientId())
                .isEqualTo("3ba714e9a41a07134da4aa90bbfe4003-0");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            '',         VIEW, c,    p,    s,   time
            noon,       VIEW, c,    p,    s,   time
            1.5,        VIEW, c,    p,    s,   time
            9999999999999999999, VIEW, c, p, s, time
            999999999999999999,  VIEW, c, p, s, time
            1,          '',   c,    p,    s,   action
            1,          GAZE, c,    p,    s,   action
            1,          VIEW, '',   p,    s,   content
            1,          VIEW, 'a b', p,   s,   content
            1,          VIEW, c,    ' ',  s,   person
            1,          VIEW, c,    p@x,  s,   person
            1,          VIEW, c,    p,    a/b, session
            """)
    void what_the_api_would_refuse_is_a_bad_row(
            String time, String action, String content, String person, String session, String field) {
        assertThat(mapper.map(row(time, action, content, person, session)))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.reason()).startsWith(field + ": "));
    }

    @Test
    void other_actions_can_be_left_out() {
        RowMapper ignoring = new RowMapper(with(OtherActions.IGNORE, TimeFormat.EPOCH_SECONDS), HEADER);

        assertThat(ignoring.map(row("1", "GAZE", "c", "p", "s"))).isInstanceOf(MappedRow.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EPOCH_MILLIS, 1457963676500, 2016-03-14T13:54:36.500Z",
        "ISO, 2016-03-14T13:54:36Z, 2016-03-14T13:54:36Z",
        "ISO, 2016-03-14T10:54:36-03:00, 2016-03-14T13:54:36Z"
    })
    void times_come_in_several_forms(TimeFormat format, String text, Instant expected) {
        RowMapper other = new RowMapper(with(OtherActions.REJECT, format), HEADER);

        assertThat(other.map(row(text, "VIEW", "c", "p", "s")))
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.action().at()).isEqualTo(expected));
    }

    @Test
    void a_column_that_the_file_does_not_have_is_refused() {
        List<String> header = List.of("timestamp", "eventType", "contentId", "person", "sessionId");

        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> new RowMapper(DESKDROP, header))
                .withMessageStartingWith("columns.person.column: expected a column that the file has once (timestamp,")
                .withMessageEndingWith("found \"personId\"");
    }

    private Ready ready(CsvRow row) {
        return (Ready) mapper.map(row);
    }

    private static CsvRow row(String... fields) {
        String[] all = Arrays.copyOf(fields, HEADER.size());
        Arrays.fill(all, fields.length, all.length, "");
        return new CsvRow(2, List.of(all), null);
    }

    private static ImportMapping with(OtherActions otherActions, TimeFormat format) {
        ImportMapping.Columns columns = DESKDROP.columns();
        return new ImportMapping(
                DESKDROP.separator(),
                new ImportMapping.Columns(
                        columns.person(),
                        columns.content(),
                        columns.action(),
                        new TimeSource(columns.time().column(), format),
                        columns.session(),
                        columns.channel()),
                DESKDROP.actions(),
                otherActions,
                DESKDROP.people(),
                DESKDROP.contents());
    }
}
