package io.rapport.infra.importer;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Hands a text over line by line, never more than one at a time, and remembers which lines a record took. Thus a record
 * of broken quoting costs its first line only: the others can be handed over again.
 *
 * <p>Every line ends with its line break, the last one with an added one if it has none. A record during which the end
 * {@linkplain #endReached was reached} is therefore one whose quote was never closed.
 */
final class LineSource extends Reader {

    /** Longer lines are cut off here, so that a file without line breaks cannot fill the memory. */
    static final int MAX_LINE = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader in;
    private final BooleanSupplier brokenOff;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;

    private final Deque<String> again = new ArrayDeque<>();
    private final List<String> handed = new ArrayList<>();
    private String current = "";
    private int at;
    private long line;
    private boolean endReached;
    private boolean cutOff;

    /** @param brokenOff whether the text ended before its time, so that its last line may be half a line */
    LineSource(Reader in, BooleanSupplier brokenOff) throws IOException {
        this.in = in;
        this.brokenOff = brokenOff;
        if (peek() == BYTE_ORDER_MARK) {
            position++;
        }
    }

    /** Begins a record: what was handed over before is forgotten. */
    void startRecord() {
        handed.clear();
        endReached = false;
        cutOff = false;
    }

    /** The number of the last line that was handed over, from 1. */
    long line() {
        return line;
    }

    List<String> handed() {
        return handed;
    }

    boolean endReached() {
        return endReached;
    }

    /** Whether the record has a line of more than {@link #MAX_LINE} characters. */
    boolean cutOff() {
        return cutOff;
    }

    /** Takes all lines of the record back but its first. */
    void handAgainAfterFirst() {
        for (int index = handed.size() - 1; index > 0; index--) {
            again.addFirst(handed.get(index));
            line--;
        }
        current = "";
        at = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == current.length() && !next()) {
            endReached = true;
            return -1;
        }
        int count = Math.min(length, current.length() - at);
        current.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean next() throws IOException {
        String next = again.isEmpty() ? nextLine() : again.removeFirst();
        if (next.isEmpty()) {
            return false;
        }
        current = next;
        at = 0;
        line++;
        handed.add(next);
        return true;
    }

    /** The next line with its line break; empty at the end. */
    private String nextLine() throws IOException {
        StringBuilder text = new StringBuilder();
        while (peek() >= 0) {
            char c = buffer[position++];
            if (c == '\n') {
                return text.append('\n').toString();
            }
            if (c == '\r') {
                text.append('\r');
                if (peek() == '\n') {
                    position++;
                    text.append('\n');
                }
                return text.toString();
            }
            if (text.length() < MAX_LINE) {
                text.append(c);
            } else {
                cutOff = true;
            }
        }
        return text.isEmpty() || brokenOff.getAsBoolean()
                ? ""
                : text.append('\n').toString();
    }

    private int peek() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return position == limit ? -1 : buffer[position];
    }
}
