package io.rapport.infra.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @Test
    void processes_that_nobody_has_given_a_folder_share_none() {
        try (StateFolder one = StateFolder.of(null);
                StateFolder other = StateFolder.of(null)) {
            assertThat(one.path()).isDirectory().isNotEqualTo(other.path());
        }
    }

    @Test
    void what_nobody_has_configured_is_left_to_nobody() throws IOException {
        StateFolder folder = StateFolder.of(null);
        Files.createDirectories(folder.path().resolve("0_1/rocksdb"));
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void what_is_configured_stays(@TempDir Path configured) {
        StateFolder.of(configured).close();
        assertThat(configured).exists();
    }
}
