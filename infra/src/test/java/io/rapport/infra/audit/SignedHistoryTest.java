package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedHistoryTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    private Path folder;

    private AuditedLog log;

    @BeforeEach
    void grow() {
        DATABASE.template().execute("truncate event_log.event, audit.tile, audit.checkpoint");
        log = AuditedLog.of(DATABASE, folder).grow(4, 3);
    }

    private SignedHistory history() {
        return new SignedHistory(DATABASE.template(), log.outside(), log.signer());
    }

    private List<Long> earlier(long size) {
        List<Long> sizes = new ArrayList<>();
        try {
            history().earlier(size, checkpoint -> sizes.add(checkpoint.size()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sizes;
    }

    @Test
    void the_smallest_checkpoint_that_covers_a_position_is_found() {
        assertThat(history().covering(4).orElseThrow().text()).startsWith("rapport\n6\n");
        assertThat(history().covering(6).orElseThrow().text()).startsWith("rapport\n6\n");
        assertThat(history().covering(13)).isEmpty();
    }

    @Test
    void earlier_checkpoints_come_once_and_by_size_from_either_place() throws IOException {
        assertThat(earlier(12)).containsExactly(3L, 6L, 9L);
        log.sql("delete from audit.checkpoint where size in (3, 6)");
        assertThat(earlier(100)).containsExactly(3L, 6L, 9L, 12L);
        Files.delete(log.outside().file());
        assertThat(earlier(100)).containsExactly(9L, 12L);
    }

    @Test
    void what_the_key_has_not_signed_is_left_out() throws IOException {
        log.sql("update audit.checkpoint set note = replace(note, E'\\n6\\n', E'\\n5\\n') where size = 6");
        Path file = log.outside().file();
        Files.writeString(file, Files.readString(file).replace("\n6\n", "\n7\n"));
        assertThat(earlier(100)).containsExactly(3L, 9L, 12L);
    }
}
