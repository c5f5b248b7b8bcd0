package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.VerifierKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * All checkpoints of both places by ascending size, held against each other and against the key. The roots of those that the key
 * has signed are for the events to be held against.
 */
final class CheckpointCheck {

    private static final int PAGE = 1_000;

    private final CheckpointTable table;
    private final NoteBlocks outsideNotes;
    private final VerifierKey key;
    private final Findings findings;
    private final long to;
    private final long newestOutside;
    private final Queue<KeptCheckpoint> page = new ArrayDeque<>();
    private long paged;
    private final long firstOutside;
    private boolean passing;
    private @Nullable SignedCheckpoint outside;

    /**
     * @param after checkpoints of this size and less are left out
     * @param to as are those of more than this size
     * @param newestOutside the size of the newest that was outside when the check began
     * @param wholeFile whether the notes are all that there are outside, from the first on
     */
    CheckpointCheck(
            CheckpointTable table,
            NoteBlocks outsideNotes,
            VerifierKey key,
            Findings findings,
            long after,
            long to,
            long newestOutside,
            boolean wholeFile)
            throws IOException {
        this.table = table;
        this.outsideNotes = outsideNotes;
        this.key = key;
        this.findings = findings;
        this.to = to;
        this.newestOutside = newestOutside;
        this.paged = after;
        this.passing = !wholeFile;
        this.outside = nextOutside(after);
        this.firstOutside = wholeFile ? 0 : outside == null ? Long.MAX_VALUE : outside.size();
    }

    /**
     * The next in the file with a size of more than {@code after}; what the key has not signed is told and passed. Where not the
     * whole file is read, the notes up to the first that does not claim to be of before are passed unopened: signatures are
     * what such a check would spend most of its time on, and a check of the whole file opens them all.
     */
    private @Nullable SignedCheckpoint nextOutside(long after) throws IOException {
        for (Optional<String> note = outsideNotes.next(); note.isPresent(); note = outsideNotes.next()) {
            passing = passing && isOfBefore(note.get(), after);
            if (passing) {
                continue;
            }
            try {
                SignedCheckpoint next = SignedCheckpoint.open(note.get(), key);
                if (next.size() > after) {
                    return next.size() > to ? null : next;
                }
            } catch (BadNote e) {
                findings.add(Finding.at(
                        FindingKind.CHECKPOINT_FORGED,
                        after,
                        null,
                        "a note outside the database, after the checkpoint of this size, is none of this log's key: "
                                + e.getMessage()));
            }
        }
        return null;
    }

    private static boolean isOfBefore(String note, long after) {
        long claimed = SignedCheckpoint.claimedSize(note);
        return claimed >= 0 && claimed <= after;
    }

    private @Nullable KeptCheckpoint peekKept() {
        if (page.isEmpty()) {
            page.addAll(table.after(paged, PAGE));
        }
        KeptCheckpoint next = page.peek();
        return next == null || next.size() > to ? null : next;
    }

    /** The size of the next checkpoint, or empty after the last. */
    Optional<Long> nextSize() {
        KeptCheckpoint kept = peekKept();
        if (outside == null) {
            return Optional.ofNullable(kept).map(KeptCheckpoint::size);
        }
        return Optional.of(kept == null ? outside.size() : Math.min(kept.size(), outside.size()));
    }

    /** Goes past the checkpoints of one size, the next; answers with the roots that the key has signed for it. */
    List<Hash> take(long size) throws IOException {
        SignedCheckpoint written = outside != null && outside.size() == size ? outside : null;
        if (written != null) {
            outside = nextOutside(size);
        }
        KeptCheckpoint kept = peekKept();
        List<Hash> roots = new ArrayList<>();
        if (kept != null && kept.size() == size) {
            page.remove();
            paged = size;
            compare(kept, written).ifPresent(roots::add);
        } else {
            requireKept(size, outside == null ? null : outside.size());
        }
        if (written != null) {
            roots.add(written.checkpoint().root());
        }
        return roots;
    }

    private Optional<Hash> compare(KeptCheckpoint kept, @Nullable SignedCheckpoint written) {
        if (written != null && written.note().equals(kept.note())) {
            return Optional.empty();
        }
        try {
            SignedCheckpoint signed = SignedCheckpoint.open(kept.note(), key);
            if (signed.size() == kept.size()) {
                if (kept.size() >= firstOutside && kept.size() <= newestOutside) {
                    findings.add(Finding.at(
                            FindingKind.CHECKPOINT_MISSING,
                            kept.size(),
                            null,
                            written == null
                                    ? "a checkpoint in the database is not outside it"
                                    : "another checkpoint of this size is outside the database"));
                }
                return Optional.of(signed.checkpoint().root());
            }
        } catch (BadNote _) {
            // Told below.
        }
        findings.add(Finding.at(
                FindingKind.CHECKPOINT_FORGED,
                kept.size(),
                null,
                "a checkpoint in the database is not one that this log's key has signed"));
        return Optional.empty();
    }

    /** Of those that have become old meanwhile, the database keeps some only. */
    private void requireKept(long size, @Nullable Long next) {
        long newest = table.newest().map(KeptCheckpoint::size).orElse(0L);
        boolean followsLater = next == null && newest > size;
        if (!followsLater && CheckpointRetention.isKept(size, next, newest)) {
            findings.add(Finding.at(
                    FindingKind.CHECKPOINT_MISSING,
                    size,
                    null,
                    "a checkpoint that was written outside the database is not in it any more"));
        }
    }

    /** Goes past all that are left. */
    void takeRest() throws IOException {
        for (Optional<Long> next = nextSize(); next.isPresent(); next = nextSize()) {
            take(next.get());
        }
    }
}
