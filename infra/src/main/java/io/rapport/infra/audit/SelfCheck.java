package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.TileId;
import io.rapport.domain.audit.TreeIncomplete;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.eventlog.LeafLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Holds the stored events against the tree, and both against every checkpoint in the database and outside it, as somebody does
 * who has nothing but the key and the checkpoints outside. It says where the first event differs. What it holds in memory does
 * not grow with the log.
 */
final class SelfCheck {

    /** How much of the file of checkpoints a check of the newest events reads: thousands of them. */
    private static final long RECENT_NOTES = 1_048_576;

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private final LeafLog log;
    private final JdbcOperations jdbc;
    private final CheckpointTable checkpoints;
    private final CheckpointFolder outside;
    private final VerifierKey key;
    private final Clock clock;

    SelfCheck(LeafLog log, JdbcOperations jdbc, CheckpointFolder outside, VerifierKey key, Clock clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.checkpoints = new CheckpointTable(jdbc);
        this.outside = outside;
        this.key = key;
        this.clock = clock;
    }

    /** From the first event on. */
    Verdict full() throws IOException, InterruptedException {
        return check(Verdict.FULL, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The newest events, at least so many of them. */
    Verdict recent(int events) throws IOException, InterruptedException {
        return check(Verdict.RECENT, events, RECENT_NOTES);
    }

    private Verdict check(String subject, long events, long noteBytes) throws IOException, InterruptedException {
        Instant started = clock.instant();
        Findings findings = new Findings();
        // First: what is outside is in the database by then.
        long written = newestOutside(findings);
        long signed = newestKept(written, findings);
        long head = log.head();
        if (head < signed) {
            findings.add(
                    Finding.between(FindingKind.TRUNCATED, head + 1, signed, "the log ends before what was signed"));
        }
        long to = Math.min(head, signed);
        long after = Math.max(0, to - events);
        after -= after % TileId.WIDTH;
        if (written == 0) {
            requireOutside(started, findings);
        }
        try (NoteBlocks notes = NoteBlocks.ofEnd(outside.file(), after == 0 ? Long.MAX_VALUE : noteBytes)) {
            CheckpointCheck checkpointCheck =
                    new CheckpointCheck(checkpoints, notes, key, findings, after, signed, written, after == 0);
            compare(after, to, checkpointCheck, findings);
            checkpointCheck.takeRest();
        }
        return new Verdict(subject, after, to, started, clock.instant(), findings.sorted());
    }

    private long newestOutside(Findings findings) throws IOException {
        try {
            return outside.newest(key).map(SignedCheckpoint::size).orElse(0L);
        } catch (BadNote e) {
            findings.add(Finding.at(
                    FindingKind.CHECKPOINT_FORGED,
                    0,
                    null,
                    "the latest checkpoint outside the database is none of this log's key: " + e.getMessage()));
            return 0;
        }
    }

    /** What claims to be newer than all outside counts only if the key has signed it. */
    private long newestKept(long written, Findings findings) {
        Optional<KeptCheckpoint> newest = checkpoints.newest().filter(kept -> kept.size() > written);
        if (newest.isEmpty()) {
            return written;
        }
        long size = newest.get().size();
        try {
            if (SignedCheckpoint.open(newest.get().note(), key).size() == size) {
                return size;
            }
        } catch (BadNote _) {
            // Told below.
        }
        findings.add(Finding.at(
                FindingKind.CHECKPOINT_FORGED,
                size,
                null,
                "the newest checkpoint in the database is not one that this log's key has signed"));
        return written;
    }

    /** The newest may be on its way there. */
    private void requireOutside(Instant started, Findings findings) {
        checkpoints
                .newest()
                .filter(newest -> newest.signedAt().isBefore(started.minus(ON_ITS_WAY)))
                .ifPresent(newest -> findings.add(Finding.at(
                        FindingKind.CHECKPOINT_MISSING,
                        newest.size(),
                        null,
                        "there is no checkpoint outside the database")));
    }

    private void compare(long after, long to, CheckpointCheck checkpointCheck, Findings findings)
            throws IOException, InterruptedException {
        GrowingTree tree;
        try {
            tree = GrowingTree.of(after, new TileTable(jdbc));
        } catch (TreeIncomplete e) {
            findings.add(Finding.at(FindingKind.TREE_DAMAGED, after, null, String.valueOf(e.getMessage())));
            return;
        }
        new EventCheck(log, jdbc, tree, checkpointCheck, findings).run(to);
    }
}
