package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.eventlog.Findings;
import io.rapport.infra.eventlog.LogReport;
import io.rapport.infra.eventlog.LogReport.Failure;
import io.rapport.infra.eventlog.LogReport.StoredType;
import io.rapport.infra.eventlog.MissingPositions;
import io.rapport.infra.eventlog.MissingPositions.Gap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A report in both of its forms. */
class LogReportFormsTest {

    private static final Duration TOOK = Duration.ofMillis(12_345);
    private static final StoredType VIEWED_1 = new StoredType("engagement.content-viewed", 1);
    private static final StoredType VIEWED_3 = new StoredType("engagement.content-viewed", 3);
    private static final StoredType CLICKED = new StoredType("engagement.search-result-clicked", 1);
    private static final StoredType UNKNOWN = new StoredType("learning.enrolled", 2);
    private static final Findings<Failure> NOTHING = new Findings<>(0, List.of());

    private static final LogReport SOUND =
            new LogReport(3, new TreeMap<>(Map.of(CLICKED, 3L)), new MissingPositions(0, List.of()), NOTHING, NOTHING);

    private static final LogReport UNSOUND = new LogReport(
            1_234_567_890,
            new TreeMap<>(Map.of(VIEWED_1, 1_234_567_000L, VIEWED_3, 1L, CLICKED, 100L, UNKNOWN, 20L)),
            new MissingPositions(4, List.of(new Gap(7, 7), new Gap(10, 12))),
            new Findings<>(
                    25,
                    List.of(new Failure(
                            1_234_567_890,
                            "01a2b3c4-d5e6-7f80-9a1b-2c3d4e5f6071",
                            CLICKED,
                            null,
                            "InvalidValue at profile.audience.roles.0: expected one of nurse, pharmacist, physician,"
                                    + " physician-assistant"))),
            new Findings<>(
                    1,
                    List.of(new Failure(14, "id-14", VIEWED_1, "hcp-timeline", "MatchException at Actions.java:7"))));

    @Test
    void a_sound_log_is_told_in_few_lines() {
        assertThat(LogReportText.lines(SOUND, TOOK))
                .containsExactly(
                        "Read 3 events up to position 3 in 12.3 s.",
                        "",
                        "  event                                     revision        events",
                        "  engagement.search-result-clicked                 1             3",
                        "",
                        "This version can read every event, and every projection takes it.");
    }

    @Test
    void whatever_is_wrong_is_told_in_lines_of_80_columns() {
        assertThat(LogReportText.lines(UNSOUND, TOOK))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .containsExactly(
                        "Read 1,234,567,121 events up to position 1234567890 in 12.3 s.",
                        "",
                        "  event                                     revision        events",
                        "  engagement.content-viewed                        1 1,234,567,000  upcast to 2",
                        "  engagement.content-viewed                        3             1  newer than 2",
                        "  engagement.search-result-clicked                 1           100",
                        "  learning.enrolled                                2            20  not known",
                        "",
                        "Missing positions: 4",
                        "  position 7",
                        "  positions 10 to 12",
                        "",
                        "Cannot be read: 25, of which the first are",
                        "  position 1234567890: engagement.search-result-clicked, revision 1",
                        "    event 01a2b3c4-d5e6-7f80-9a1b-2c3d4e5f6071",
                        "    InvalidValue at profile.audience.roles.0: expected one of nurse, pharmacist,",
                        "    physician, physician-assistant",
                        "",
                        "Cannot be projected: 1",
                        "  position 14: engagement.content-viewed, revision 1",
                        "    event id-14",
                        "    hcp-timeline: MatchException at Actions.java:7",
                        "",
                        "This version cannot work with all of this log.");
    }

    @Test
    void an_empty_log_has_no_table() {
        LogReport empty = new LogReport(0, new TreeMap<>(), new MissingPositions(0, List.of()), NOTHING, NOTHING);
        assertThat(LogReportText.lines(empty, TOOK)).hasSize(3);
    }

    @Test
    void the_json_form_has_all_of_it() {
        assertThat(JsonMapper.shared().readTree(LogReportJson.of(UNSOUND, TOOK)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "sound": false,
                          "checkedTo": 1234567890,
                          "events": 1234567121,
                          "seconds": 12.345,
                          "stored": [
                            {"name": "engagement.content-viewed", "revision": 1, "known": true, "currentRevision": 2,
                             "events": 1234567000},
                            {"name": "engagement.content-viewed", "revision": 3, "known": true, "currentRevision": 2,
                             "events": 1},
                            {"name": "engagement.search-result-clicked", "revision": 1, "known": true,
                             "currentRevision": 1, "events": 100},
                            {"name": "learning.enrolled", "revision": 2, "known": false, "events": 20}
                          ],
                          "missing": {"count": 4, "first": [{"from": 7, "to": 7}, {"from": 10, "to": 12}]},
                          "unreadable": {"count": 25, "first": [
                            {"position": 1234567890, "eventId": "01a2b3c4-d5e6-7f80-9a1b-2c3d4e5f6071",
                             "name": "engagement.search-result-clicked", "revision": 1,
                             "cause": "InvalidValue at profile.audience.roles.0: expected one of nurse, pharmacist, \
                        physician, physician-assistant"}
                          ]},
                          "unprojectable": {"count": 1, "first": [
                            {"position": 14, "eventId": "id-14", "name": "engagement.content-viewed", "revision": 1,
                             "projection": "hcp-timeline", "cause": "MatchException at Actions.java:7"}
                          ]}
                        }
                        """));
        assertThat(LogReportJson.of(UNSOUND, TOOK).lines()).hasSize(1);
    }
}
