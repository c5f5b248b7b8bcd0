package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;

/** A checkpoint and the note by which the log's key has signed it. */
record SignedCheckpoint(Checkpoint checkpoint, String note) {

    /** @throws BadNote if the key has not signed it */
    static SignedCheckpoint open(String note, VerifierKey key) {
        return new SignedCheckpoint(Checkpoint.open(SignedNote.parse(note), key), note);
    }

    /** The size that a note states, whoever has signed it; -1 where it is no checkpoint. */
    static long claimedSize(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size();
        } catch (BadNote e) {
            return -1;
        }
    }

    long size() {
        return checkpoint.size();
    }
}
