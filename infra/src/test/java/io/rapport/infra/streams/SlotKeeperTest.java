package io.rapport.infra.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a server that keeps next to nothing for a slot. */
@Timeout(180)
class SlotKeeperTest {

    private final HikariDataSource pool = new HikariDataSource();
    private final List<Long> republished = new ArrayList<>();
    private final EmbeddedDatabase database;
    private final JdbcTemplate template;
    private final ReplicationSlot slot;
    private final RelayTable table;

    SlotKeeperTest(@TempDir Path folder) throws Exception {
        database = EmbeddedDatabase.start(folder, List.of("max_slot_wal_keep_size=1MB", "fsync=off"));
        pool.setJdbcUrl(database.jdbcUrl());
        Flyway.configure().dataSource(pool).load().migrate();
        template = new JdbcTemplate(pool);
        JdbcClient jdbc = JdbcClient.create(template);
        slot = new ReplicationSlot(jdbc, "rapport_outbox");
        table = new RelayTable(jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)));
    }

    @AfterEach
    void stop() throws Exception {
        pool.close();
        database.close();
    }

    @Test
    void a_slot_that_the_server_has_given_up_is_replaced() throws Exception {
        assertThat(keeper(republished::add).ensure()).isTrue();
        assertThat(slot.bound()).contains(1024L * 1024);
        table.confirm(41);
        Awaitility.await().until(() -> {
            template.execute("create table if not exists public.filler (n int)");
            template.execute("insert into public.filler values (1)");
            template.execute("select pg_switch_wal()");
            template.execute("checkpoint");
            return slot.state().orElseThrow().lost();
        });

        assertThat(keeper(republished::add).ensure()).isTrue();

        assertThat(slot.state().orElseThrow().lost()).isFalse();
        assertThat(table.slot()).isEqualTo(2);
        assertThat(republished).containsExactly(0L, 41L);
    }

    @Test
    void what_was_interrupted_is_done_again_and_nothing_is_written_meanwhile() throws Exception {
        assertThatThrownBy(() -> keeper(position -> {
                            throw new IllegalStateException("interrupted");
                        })
                        .ensure())
                .isInstanceOf(IllegalStateException.class);
        assertThat(table.isOpen()).isFalse();

        keeper(republished::add).ensure();
        keeper(republished::add).ensure();

        assertThat(table.isOpen()).isTrue();
        assertThat(table.slot()).isEqualTo(1);
        assertThat(republished).containsExactly(0L);
    }

    private SlotKeeper keeper(SlotLoss publisher) {
        return new SlotKeeper(pool, slot, table, List.of(publisher));
    }
}
