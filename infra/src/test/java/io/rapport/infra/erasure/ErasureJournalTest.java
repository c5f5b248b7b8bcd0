package io.rapport.infra.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.shared.HcpId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureJournalTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");

    private final Path file;
    private final ErasureJournal journal;

    ErasureJournalTest(@TempDir Path folder) {
        file = folder.resolve("journal").resolve("erasures.txt");
        journal = new ErasureJournal(file);
    }

    @BeforeEach
    void erase() {
        journal.forget(ADA);
        journal.forget(BEN);
    }

    @Test
    void who_was_erased_is_read_back() throws IOException {
        assertThat(new ErasureJournal(file).read()).containsExactly(ADA, BEN);
    }

    @Test
    void who_is_erased_again_is_written_once() throws IOException {
        journal.forget(ADA);
        assertThat(file).hasContent("hcp-ada\nhcp-ben\n");
        assertThat(journal.read()).hasSize(2);
    }

    @Test
    void a_line_that_a_crash_cut_short_counts_for_nothing() throws IOException {
        Files.writeString(file, "hcp-ada\nhcp-b");
        assertThat(journal.read()).containsExactly(ADA);
    }

    @Test
    void nobody_was_erased_before_there_was_a_file() throws IOException {
        assertThat(new ErasureJournal(file.resolveSibling("none")).read()).isEmpty();
    }
}
