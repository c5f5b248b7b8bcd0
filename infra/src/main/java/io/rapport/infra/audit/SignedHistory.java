package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.BundleSeal;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** What the log has signed, for those who take it out of the house. */
public final class SignedHistory {

    private static final int PAGE = 1_000;

    /** Is given checkpoints by ascending size. */
    @FunctionalInterface
    public interface CheckpointConsumer {
        void accept(Checkpoint checkpoint) throws IOException;
    }

    private final CheckpointTable checkpoints;
    private final CheckpointFolder outside;
    private final CheckpointSigner signer;
    private final TileTable tiles;

    SignedHistory(JdbcOperations jdbc, CheckpointFolder outside, CheckpointSigner signer) {
        this.checkpoints = new CheckpointTable(jdbc);
        this.tiles = new TileTable(jdbc);
        this.outside = outside;
        this.signer = signer;
    }

    public VerifierKey key() {
        return signer.verifier();
    }

    public TileTable tiles() {
        return tiles;
    }

    public SignedNote sign(BundleSeal seal) {
        return signer.sign(seal);
    }

    /**
     * The smallest checkpoint that covers a position, or empty if there is none yet.
     *
     * @throws BadNote if this log's key has not signed it
     */
    public Optional<SignedNote> covering(long position) {
        return checkpoints.after(position - 1, 1).stream().findFirst().map(kept -> {
            SignedNote note = SignedNote.parse(kept.note());
            Checkpoint.open(note, key());
            return note;
        });
    }

    /**
     * All checkpoints that cover less than so many events: those outside the database, and those that are only in it. What
     * this log's key has not signed is left out; the self-check tells of it.
     */
    public void earlier(long size, CheckpointConsumer consumer) throws IOException {
        try (NoteBlocks notes = NoteBlocks.of(outside.file())) {
            Queue<KeptCheckpoint> page = new ArrayDeque<>();
            long last = 0;
            Checkpoint written = nextWritten(notes, 0);
            Checkpoint kept = nextKept(page, 0);
            while (written != null || kept != null) {
                boolean takesWritten = kept == null || (written != null && written.size() <= kept.size());
                Checkpoint next = takesWritten ? written : kept;
                if (next == null || next.size() >= size) {
                    return;
                }
                consumer.accept(next);
                last = next.size();
                written = written != null && written.size() <= last ? nextWritten(notes, last) : written;
                kept = kept != null && kept.size() <= last ? nextKept(page, last) : kept;
            }
        }
    }

    private @Nullable Checkpoint nextWritten(NoteBlocks notes, long after) throws IOException {
        for (Optional<String> note = notes.next(); note.isPresent(); note = notes.next()) {
            Checkpoint checkpoint = opened(note.get());
            if (checkpoint != null && checkpoint.size() > after) {
                return checkpoint;
            }
        }
        return null;
    }

    private @Nullable Checkpoint nextKept(Queue<KeptCheckpoint> page, long after) {
        long asked = after;
        while (true) {
            if (page.isEmpty()) {
                page.addAll(checkpoints.after(asked, PAGE));
            }
            KeptCheckpoint kept = page.poll();
            if (kept == null) {
                return null;
            }
            asked = kept.size();
            Checkpoint checkpoint = kept.size() > after ? opened(kept.note()) : null;
            if (checkpoint != null && checkpoint.size() == kept.size()) {
                return checkpoint;
            }
        }
    }

    private @Nullable Checkpoint opened(String note) {
        try {
            return Checkpoint.open(SignedNote.parse(note), key());
        } catch (BadNote e) {
            return null;
        }
    }
}
