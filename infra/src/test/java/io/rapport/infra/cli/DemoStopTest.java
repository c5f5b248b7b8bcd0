package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a demo ends, nothing that it acknowledged is lost and the next start on its folder works at the first try. */
class DemoStopTest {

    /** Long enough for a machine that runs other tests too: who is told to stop may first have to come to the end of its start. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int TERMINATED = 128 + 15;

    private DemoFolder folder;

    @BeforeEach
    void makeFolder(@TempDir Path parent) {
        folder = new DemoFolder(parent);
    }

    @AfterEach
    void stopAll() {
        folder.close();
    }

    @Test
    void what_was_acknowledged_survives_the_kill_of_the_process_and_of_its_database() throws Exception {
        RapportProcess first = folder.startEmpty().awaitReady();
        register("hcp-1");
        first.kill();
        ProcessHandle left = folder.postmaster().orElseThrow();

        RapportProcess second = folder.startEmpty().awaitReady();
        assertThat(left.isAlive()).isFalse();
        assertReadable("hcp-1");
        register("hcp-2");
        folder.postmaster().orElseThrow().destroyForcibly();
        second.kill();
        assertThat(folder.holdsPostmaster()).isTrue();

        RapportProcess third = folder.startEmpty().awaitReady();
        assertReadable("hcp-1");
        assertReadable("hcp-2");
        assertThat(third.err()).doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void a_start_that_was_cut_short_can_be_repeated() throws Exception {
        RapportProcess making = folder.startEmpty();
        awaitPatiently(
                () -> Files.exists(folder.database().resolveSibling("data.new").resolve("PG_VERSION")));
        making.kill();

        RapportProcess starting = folder.startEmpty();
        awaitPatiently(folder::holdsPostmaster);
        starting.kill();

        terminateOnceItSays("Starting Rapport ...", folder.startEmpty());
        terminateOnceItSays("Loading the sample", folder.startWithSample());
    }

    private void terminateOnceItSays(String progress, RapportProcess demo) throws InterruptedException {
        awaitPatiently(() -> demo.err().contains(progress));
        demo.terminate();
        assertThat(demo.awaitExit(PATIENCE)).isEqualTo(TERMINATED);
        assertThat(demo.err()).doesNotContain("WARN", "ERROR", "Exception", "rapport:");
        assertThat(demo.out()).isEmpty();
        assertThat(folder.hasDatabaseProcesses()).isFalse();
        assertThat(folder.holdsPostmaster()).isFalse();
    }

    private static void awaitPatiently(java.util.concurrent.Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(condition);
    }

    private void register(String hcp) throws IOException {
        assertThat(folder.as(Role.PORTAL)
                        .post("/api/v1/hcps", Portal.registration(hcp))
                        .status())
                .isEqualTo(201);
    }

    private void assertReadable(String hcp) throws IOException {
        assertThat(folder.as(Role.PORTAL).get("/api/v1/hcps/" + hcp).status()).isEqualTo(200);
    }
}
