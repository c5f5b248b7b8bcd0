package io.rapport.infra.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.infra.importer.ImportFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DeskdropImportTest {

    private static final String FILE = "shared/data/deskdrop/interactions.csv.gz";

    @TempDir
    Path folder;

    @Test
    void the_real_file_is_imported_whole_and_only_once() throws IOException {
        Optional<Path> file = ImportFixture.find(FILE);
        assumeTrue(file.isPresent(), "the Deskdrop file is not here: " + FILE);
        try (FakeRapport rapport = new FakeRapport()) {
            ImportFixture fixture = new ImportFixture(folder, rapport);

            Result first = fixture.run(file.orElseThrow());

            assertThat(first.exitCode()).isZero();
            assertSummary(first.json(), 66_615, 0);
            assertThat(rapport.recorded()).hasSize(66_615);
            assertThat(rapport.hcps()).hasSize(1_825);
            assertThat(rapport.grants()).hasSize(2 * 1_825);
            assertThat(rapport.phases())
                    .hasSize(2_791)
                    .allSatisfy((_, phase) -> assertThat(phase).isEqualTo("published"));

            Result second = fixture.run(file.orElseThrow());

            assertThat(second.exitCode()).isZero();
            assertSummary(second.json(), 0, 66_615);
            assertThat(rapport.recorded()).hasSize(66_615);
        }
    }

    private static void assertSummary(JsonNode summary, long recorded, long duplicates) {
        assertThat(summary.get("rows").asLong()).isEqualTo(66_615);
        assertThat(summary.get("recorded").asLong()).isEqualTo(recorded);
        assertThat(summary.get("duplicates").asLong()).isEqualTo(duplicates);
        assertThat(summary.get("rejected").asLong()).isZero();
        assertThat(summary.get("people").asLong()).isEqualTo(1_825);
        assertThat(summary.get("content").asLong()).isEqualTo(2_791);
        assertThat(summary.get("byAction").toString())
                .isEqualTo("{\"view\":56324,\"bookmark\":2298,\"rating\":5267,\"comment\":1480,\"follow\":1246}");
    }
}
