package io.rapport.infra.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The rows of a trail, held against the events one by one. For one thread. */
final class TrailRows implements AutoCloseable {

    /** What a row begins with. */
    @FunctionalInterface
    private interface Start {
        byte[] of(long position, String eventId);
    }

    private static final byte[] HTML_BODY = "<tbody>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HTML_END = "</tbody>".getBytes(StandardCharsets.UTF_8);

    private final BundleEntry entry;
    private final Lines lines;
    private final Start start;
    private final byte[] end;

    private TrailRows(BundleEntry entry, Lines lines, Start start, byte[] end) {
        this.entry = entry;
        this.lines = lines;
        this.start = start;
        this.end = end;
    }

    static TrailRows csv(Lines lines) throws IOException {
        lines.next();
        return new TrailRows(BundleEntry.TRAIL_CSV, lines, CsvTrail::start, new byte[0]);
    }

    static TrailRows html(Lines lines) throws IOException {
        byte[] line = lines.next();
        while (line != null && !Lines.startsWith(line, HTML_BODY)) {
            line = lines.next();
        }
        return new TrailRows(BundleEntry.TRAIL_HTML, lines, HtmlTrail::start, HTML_END);
    }

    /** @throws BrokenBundle if the next row is not that of the event */
    void next(long position, String eventId) throws IOException {
        byte[] row = lines.next();
        if (row == null || !Lines.startsWith(row, start.of(position, eventId))) {
            throw BrokenBundle.event(
                    entry, position, eventId, "line " + (lines.number()) + " is not the row of this event");
        }
    }

    /** @throws BrokenBundle if there are more rows */
    void end() throws IOException {
        byte[] row = lines.next();
        if (end.length == 0 ? row != null : row == null || !Lines.startsWith(row, end)) {
            throw BrokenBundle.in(entry, "there are more rows than events");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
