package io.rapport.infra.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.standing.Standings;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.privacy.TinkPersonalDataVault;
import io.rapport.infra.processing.UnattendedCommands;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database is as before an erasure, of which the journal alone knows. */
@RapportTest
class RestoredHcpsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Standings standings;

    @Autowired
    private TinkPersonalDataVault vault;

    @Autowired
    private UnattendedCommands commands;

    @Autowired
    private JdbcClient jdbc;

    private Portal portal;
    private String erased;

    @BeforeEach
    void register() {
        portal = new Portal(port);
        erased = portal.registerConsenting();
    }

    @Test
    void who_was_erased_is_erased_again_and_nobody_else() throws IOException {
        String other = portal.registerConsenting();
        start(erased);
        Api reader = Api.as(Role.PORTAL, port);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows(erased)).isZero());
        assertThat(portal.act(erased, Portal.view("v1", "content-1")).status()).isEqualTo(410);
        assertThat(reader.get("/api/v1/hcps/" + other).status()).isEqualTo(200);
    }

    @Test
    void its_keys_are_destroyed_before_anybody_can_read() throws IOException {
        start(erased);
        assertThat(keys(erased)).isZero();
    }

    @Test
    void a_journal_that_the_database_agrees_with_changes_nothing() throws IOException {
        start(erased);
        long head = head();
        start(erased);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void somebody_whom_the_database_does_not_know_at_all_is_never_given_a_key() throws IOException {
        String unknown = "unknown-" + erased;
        start(unknown);
        assertThat(Api.as(Role.PORTAL, port)
                        .post("/api/v1/hcps", Portal.registration(unknown))
                        .status())
                .isEqualTo(410);
        assertThat(standings.hcp(new HcpId(unknown)).isActive()).isFalse();
    }

    private void start(String hcp) throws IOException {
        Path file = Files.writeString(folder.resolve("erasures.txt"), hcp + "\n");
        new RestoredHcps(new ErasureJournal(file), standings, vault, commands).start();
    }

    private long rows(String hcp) {
        return jdbc.sql("select count(*) from read_model.hcp_consent where hcp_id = :hcp")
                .param("hcp", hcp)
                .query(Long.class)
                .single();
    }

    private long keys(String hcp) {
        return jdbc.sql("select count(*) from privacy.data_key where hcp_id = :hcp and wrapped is not null")
                .param("hcp", hcp)
                .query(Long.class)
                .single();
    }

    private long head() {
        return jdbc.sql("select count(*) from event_log.event where stream = :stream")
                .param("stream", "hcp:" + erased)
                .query(Long.class)
                .single();
    }
}
