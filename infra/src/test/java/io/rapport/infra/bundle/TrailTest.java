package io.rapport.infra.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read of an event, and that nothing in it runs or misleads where it is opened. */
class TrailTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private static TrailRow row(String payload, Map<String, @Nullable Object> metadata) {
        return TrailRow.of(new EventLine(
                17,
                "event-17",
                "consent:hcp-ada",
                "consent",
                4,
                "consent.objection-raised",
                1,
                AT,
                payload,
                null,
                metadata));
    }

    private static TrailRow reason(String reason) {
        return row(
                "{\"hcpId\":\"hcp-ada\",\"reason\":"
                        + BundleJson.writer(String.class).writeValueAsString(reason) + "}",
                Map.of());
    }

    private static String csv(TrailRow row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CsvTrail.writeRow(out, row);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String html(TrailRow row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HtmlTrail.writeRow(out, row);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_event_is_told_in_words_with_its_circumstances() {
        TrailRow row = row(
                "{\"hcpId\":\"hcp-ada\",\"purposes\":[\"analytics\",\"research\"],\"scope\":{\"contentType\":\"article\"},"
                        + "\"lots\":[{\"lot\":\"L1\",\"quantity\":2}]}",
                Map.of(
                        "occurredAt",
                        "2026-02-28T23:00:00Z",
                        "subject",
                        "hcp-ada",
                        "actor",
                        "portal",
                        "onBehalfOf",
                        "hcp-ada",
                        "channel",
                        "web",
                        "simulated",
                        true,
                        "consent",
                        Map.of("analytics", "record-1")));
        assertThat(row.event()).isEqualTo("Consent: objection raised");
        assertThat(row.facts())
                .isEqualTo("hcp id: hcp-ada; purposes: analytics, research; scope content type: article;"
                        + " lots 1 lot: L1; lots 1 quantity: 2");
        assertThat(row.consent()).isEqualTo("analytics → record-1");
        assertThat(row.occurredAt()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(html(row)).contains("recorded 2026-03-01T12:00:00Z (simulated)", "on behalf of hcp-ada by web");
        assertThat(csv(row)).startsWith("\"17\",\"event-17\",\"2026-02-28T23:00:00Z\",\"2026-03-01T12:00:00Z\",");
    }

    @Test
    void personal_fields_are_told_as_encrypted() {
        TrailRow row =
                row("{\"name\":{\"given\":\"identity.R2l2ZW4\"},\"reason\":\"accountability.UmVhc29u\"}", Map.of());
        assertThat(row.facts()).isEqualTo("name given: [encrypted]");
        assertThat(row.reason()).isEqualTo("[encrypted]");
    }

    @Test
    void what_is_no_json_is_told_as_unreadable() {
        assertThat(row("{\"a\":", Map.of()).facts()).isEqualTo("[unreadable]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1+1",
                "\n=cmd|' /C calc'!A0",
                "\uff1dHYPERLINK(1)"
            })
    void no_spreadsheet_takes_a_value_for_a_formula(String text) {
        assertThat(CsvTrail.value(text)).startsWith("\"'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"say \"hi\"|\"say \"\"hi\"\"\"", "a,b|\"a,b\"", "1-2|\"1-2\""})
    void csv_is_quoted(String text, String quoted) {
        assertThat(CsvTrail.value(text)).isEqualTo(quoted);
    }

    @Test
    void a_row_is_one_line_whatever_is_in_it() {
        TrailRow row = reason("first\r\nsecond\u2028third\u0085\"fourth\",</tr>\n<tr id=\"p18\">");
        assertThat(csv(row).split("\n", -1)).hasSize(2);
        assertThat(html(row).split("\n", -1)).hasSize(2);
        assertThat(html(row)).containsOnlyOnce("<tr");
    }

    @Test
    void nothing_runs_in_the_page() {
        String html = html(reason("<script>alert(1)</script><img src=x onerror='alert(1)'>&\u202egnp.exe"));
        assertThat(html)
                .contains("&lt;script&gt;", "&#39;alert(1)&#39;", "&amp;")
                .doesNotContain("<script", "<img", "\u202e");
    }
}
