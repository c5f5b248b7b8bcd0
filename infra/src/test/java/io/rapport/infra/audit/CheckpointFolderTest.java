package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.TreeHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoint counts as the newest outside the database. */
class CheckpointFolderTest {

    private static final CheckpointSigner SIGNER = signer(1);

    @TempDir
    private Path path;

    private CheckpointFolder folder;

    @BeforeEach
    void open() {
        folder = new CheckpointFolder(path);
    }

    private static CheckpointSigner signer(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return CheckpointSigner.of("example.org/rapport", Base64.getEncoder().encodeToString(bytes));
    }

    private static String note(CheckpointSigner signer, long size) {
        return signer.sign(new Checkpoint("example.org/rapport", size, TreeHash.EMPTY))
                .format();
    }

    /** As somebody does who does not go by way of the log. */
    private void append(String text) throws IOException {
        Files.writeString(folder.file(), text, StandardOpenOption.APPEND);
    }

    private Optional<Long> newest() throws IOException {
        return folder.newest(SIGNER.verifier()).map(SignedCheckpoint::size);
    }

    @Test
    void there_is_none_at_first() throws IOException {
        assertThat(newest()).isEmpty();
    }

    @Test
    void it_is_the_largest_whatever_the_order() throws IOException {
        folder.add(note(SIGNER, 2));
        folder.add(note(SIGNER, 3));
        append(note(SIGNER, 1) + "\n");
        assertThat(newest()).contains(3L);
    }

    @Test
    void what_claims_to_be_newer_and_is_signed_by_another_key_does_not_hide_it() throws IOException {
        folder.add(note(SIGNER, 2));
        append(note(signer(2), 9) + "\n");
        assertThat(newest()).contains(2L);
    }

    @Test
    void half_a_note_after_it_does_not_either() throws IOException {
        folder.add(note(SIGNER, 2));
        String next = note(SIGNER, 3);
        append(next.substring(0, next.length() / 2));
        assertThat(newest()).contains(2L);
    }

    @Test
    void one_that_latest_does_not_point_to_counts_as_well() throws IOException {
        folder.add(note(SIGNER, 2));
        append(note(SIGNER, 3) + "\n");
        assertThat(newest()).contains(3L);
    }
}
