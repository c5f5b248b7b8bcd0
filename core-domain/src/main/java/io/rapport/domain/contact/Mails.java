package io.rapport.domain.contact;

import io.rapport.domain.engagement.EmailId;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What became of one HCP's e-mails, 16 bytes for each time that one was sent, opened or clicked. An e-mail was received when
 * the first of these happened, and has reached the HCP if it was ever opened or clicked.
 */
final class Mails {

    private static final int RESPONSE_SHIFT = 20;
    private static final int QUARTER_SHIFT = 24;
    private static final long TARGET_MASK = (1L << RESPONSE_SHIFT) - 1;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** In ascending order of e-mails, and those of one e-mail by quarter, then whether it was a response, then target. */
    private long[] mails = new long[4];

    private long[] marks = new long[4];
    private int size;

    /** By which an e-mail is known here: 64 bits (FNV-1a) in place of up to 64 characters. */
    static long key(EmailId email) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < email.value().length(); i++) {
            hash = (hash ^ email.value().charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    void add(long mail, long quarter, boolean response, int target) {
        long mark = quarter << QUARTER_SHIFT | (response ? 1L << RESPONSE_SHIFT : 0) | target;
        int place = place(mail, mark);
        if (place < size && mails[place] == mail && marks[place] == mark) {
            return;
        }
        if (size == mails.length) {
            mails = Arrays.copyOf(mails, size + (size >> 1));
            marks = Arrays.copyOf(marks, size + (size >> 1));
        }
        System.arraycopy(mails, place, mails, place + 1, size - place);
        System.arraycopy(marks, place, marks, place + 1, size - place);
        mails[place] = mail;
        marks[place] = mark;
        size++;
    }

    private int place(long mail, long mark) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mails[middle] < mail || (mails[middle] == mail && marks[middle] < mark)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void remove(IntPredicate targets) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!targets.test(target(marks[i]))) {
                mails[kept] = mails[i];
                marks[kept++] = marks[i];
            }
        }
        size = kept;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Counts each e-mail of these targets. */
    void count(LocalHours hours, IntPredicate targets, Counter counter) {
        for (int i = 0; i < size; i = end(i)) {
            count(i, hours, targets, counter);
        }
    }

    /** Counts one e-mail, if anything is known of it. */
    void count(long mail, LocalHours hours, Counter counter) {
        int first = place(mail, Long.MIN_VALUE);
        if (first < size && mails[first] == mail) {
            count(first, hours, _ -> true, counter);
        }
    }

    private void count(int first, LocalHours hours, IntPredicate targets, Counter counter) {
        boolean received = false;
        boolean reached = false;
        int week = 0;
        int end = end(first);
        for (int i = first; i < end; i++) {
            if (targets.test(target(marks[i]))) {
                if (!received) {
                    week = LocalHours.week(Occasions.hour(marks[i] >> QUARTER_SHIFT, hours));
                    received = true;
                }
                reached |= isResponse(marks[i]);
            }
        }
        if (received) {
            counter.count(week, Cells.RECEIVED);
        }
        if (reached) {
            counter.count(week, Cells.REACHED);
        }
    }

    private int end(int first) {
        int end = first;
        while (end < size && mails[end] == mails[first]) {
            end++;
        }
        return end;
    }

    private static boolean isResponse(long mark) {
        return (mark >> RESPONSE_SHIFT & 1) == 1;
    }

    private static int target(long mark) {
        return (int) (mark & TARGET_MASK);
    }
}
