package io.rapport.infra.bundle;

import io.rapport.domain.export.EventSelector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The trail as one page that needs nothing else and runs nothing, for a screen, a phone and paper. One line for each event. */
final class HtmlTrail {

    private static final String STYLE = """
            body{font:14px/1.4 system-ui,sans-serif;margin:1.5rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.4rem;margin:0 0 .8rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0 0 1rem}
            dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
            code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere;unicode-bidi:isolate}
            th{background:#f3f3f3;position:sticky;top:0}
            td:first-child{text-align:right;white-space:nowrap}
            small{color:#555;display:block}
            @media (max-width:50rem){
            body{margin:.8rem}dl{display:block}dt{margin-top:.4rem}thead{display:none}
            table,tbody,tr,td{display:block}tr{border:1px solid #ccc;margin:0 0 .8rem;padding:.3rem}
            td{border:0;padding:.15rem .3rem}td:first-child{text-align:left}td:empty{display:none}
            td::before{content:attr(data-label);color:#555;display:block;font-size:.8em}}
            @media print{body{margin:0;font-size:9pt}th{position:static}thead{display:table-header-group}tr{break-inside:avoid}}
            @page{size:landscape;margin:12mm}
            """;

    private HtmlTrail() {}

    static void writeHead(OutputStream out, BundleHead head, long events) throws IOException {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                """);
        String title = "Audit trail of " + head.key().name();
        page.append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<dl>\n");
        fact(page, "Export", head.export().value());
        fact(
                page,
                "About",
                head.hcpId() == null
                        ? "the whole log"
                        : "the HCP " + head.hcpId().value());
        fact(page, "Occurred", period(head));
        fact(page, "Events", types(head));
        fact(page, "Requested", "by " + head.requestedBy().value() + " at " + head.requestedAt() + " (UTC)");
        fact(
                page,
                "In this bundle",
                "%,d of the log's first %,d events"
                        .formatted(events, head.checkpoint().size()));
        fact(
                page,
                "Checkpoint",
                "%,d events, root %s"
                        .formatted(
                                head.checkpoint().size(),
                                head.checkpoint().root().base64()));
        fact(page, "Key", head.key().name() + "+" + head.key().id());
        page.append("""
                </dl>
                <p>All times are in UTC. Personal fields are encrypted in the log, and so they are here. This page proves nothing by itself:
                verify the whole bundle with <code>rapport verify BUNDLE --trusted-key KEY</code>, where the key comes from elsewhere than this bundle.
                README.txt tells how to verify it by hand.</p>
                <table><thead><tr><th>Position</th><th>When</th><th>What</th><th>About</th><th>Who</th><th>Reason</th><th>Consent in force</th><th>Ids</th></tr></thead>
                <tbody>
                """);
        write(out, page.toString());
    }

    private static String period(BundleHead head) {
        String from =
                head.filter().from() == null ? "" : "from " + head.filter().from() + " ";
        String to = head.filter().to() == null ? "" : "before " + head.filter().to() + " ";
        return from.isEmpty() && to.isEmpty() ? "at any time" : from + to + "(UTC)";
    }

    private static String types(BundleHead head) {
        return head.filter().types().isEmpty()
                ? "all"
                : head.filter().types().stream().map(EventSelector::value).collect(Collectors.joining(", "));
    }

    private static void fact(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>\n");
    }

    static void writeRow(OutputStream out, TrailRow row) throws IOException {
        StringBuilder line = new StringBuilder(512);
        line.append(startText(row.position(), row.eventId()));
        cell(line, "Position", Long.toString(row.position()), "");
        cell(
                line,
                "When",
                row.occurredAt().toString(),
                "recorded " + row.recordedAt() + (row.simulated() ? " (simulated)" : ""));
        cell(line, "What", row.event(), row.facts());
        cell(line, "About", row.subject(), "");
        cell(line, "Who", row.actor(), who(row));
        cell(line, "Reason", row.reason(), "");
        cell(line, "Consent in force", row.consent(), "");
        cell(line, "Ids", row.eventId(), row.correlationId().isEmpty() ? "" : "correlation " + row.correlationId());
        write(out, line.append("</tr>\n").toString());
    }

    private static String who(TrailRow row) {
        String behalf = row.onBehalfOf().isEmpty() ? "" : "on behalf of " + row.onBehalfOf() + " ";
        return (behalf + (row.channel().isEmpty() ? "" : "by " + row.channel())).strip();
    }

    private static void cell(StringBuilder line, String label, String text, String more) {
        line.append("<td");
        if (!text.isEmpty() || !more.isEmpty()) {
            line.append(" data-label=\"").append(label).append('"');
        }
        line.append('>').append(escaped(text));
        if (!more.isEmpty()) {
            line.append("<small>").append(escaped(more)).append("</small>");
        }
        line.append("</td>");
    }

    static void writeEnd(OutputStream out) throws IOException {
        write(out, "</tbody></table>\n</body></html>\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the row of an event begins with. */
    static byte[] start(long position, String eventId) {
        return startText(position, eventId).getBytes(StandardCharsets.UTF_8);
    }

    private static String startText(long position, String eventId) {
        return "<tr id=\"p" + position + "\" data-event=\"" + escaped(eventId) + "\">";
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        TrailRow.oneLine(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
