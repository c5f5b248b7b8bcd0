package io.rapport.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TinkPersonalDataVaultTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");
    private static final String CLEAR = "Ada Byron, Größe 心";

    private static final Set<HcpId> ERASED = ConcurrentHashMap.newKeySet();

    private final TinkPersonalDataVault vault = vault(1);

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate privacy.data_key").update();
        ERASED.clear();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_protected_can_be_revealed(RetentionClass retention) {
        assertThat(vault.reveal(ADA, vault.protect(ADA, retention, CLEAR))).contains(CLEAR);
    }

    @Test
    void what_is_protected_names_its_retention_and_hides_its_text() {
        ProtectedText text = vault.protect(ADA, RetentionClass.SAMPLES, CLEAR);
        assertThat(text.retention()).isEqualTo(RetentionClass.SAMPLES);
        assertThat(new String(Base64.getUrlDecoder().decode(text.ciphertext()), StandardCharsets.UTF_8))
                .doesNotContain("Ada");
    }

    @Test
    void the_same_text_is_never_protected_alike() {
        assertThat(vault.protect(ADA, RetentionClass.IDENTITY, CLEAR))
                .isNotEqualTo(vault.protect(ADA, RetentionClass.IDENTITY, CLEAR));
    }

    @Test
    void the_text_of_another_hcp_is_refused() {
        ProtectedText adas = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        vault.protect(BEN, RetentionClass.IDENTITY, "Ben");
        assertThatThrownBy(() -> vault.reveal(BEN, adas)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_text_moved_to_another_retention_class_is_refused() {
        ProtectedText identity = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        vault.protect(ADA, RetentionClass.SAMPLES, "signature");
        assertThatThrownBy(() -> vault.reveal(ADA, ProtectedText.of(RetentionClass.SAMPLES, identity.ciphertext())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_that_was_moved_to_another_hcp_is_refused() {
        ProtectedText adas = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        DATABASE.jdbc().sql("update privacy.data_key set hcp_id = 'hcp-ben'").update();
        assertThatThrownBy(() -> vault(1).reveal(BEN, adas)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_key_there_is_nothing_to_reveal() {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        DATABASE.jdbc().sql("delete from privacy.data_key").update();
        assertThat(vault(1).reveal(ADA, text)).isEmpty();
    }

    @Test
    void revealing_makes_no_key() {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        assertThat(vault.reveal(BEN, text)).isEmpty();
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void destroying_one_class_leaves_the_others_readable() {
        ProtectedText identity = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        ProtectedText samples = vault.protect(ADA, RetentionClass.SAMPLES, CLEAR);
        DATABASE.jdbc()
                .sql("delete from privacy.data_key where retention = 'IDENTITY'")
                .update();
        assertThat(vault(1).reveal(ADA, identity)).isEmpty();
        assertThat(vault(1).reveal(ADA, samples)).contains(CLEAR);
    }

    @Test
    void another_instance_reveals_what_this_one_protected() {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        assertThat(vault(1).reveal(ADA, text)).contains(CLEAR);
    }

    @Test
    void another_master_key_fails_loudly() {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        assertThatThrownBy(() -> vault(2).reveal(ADA, text)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault(2).protect(ADA, RetentionClass.IDENTITY, CLEAR))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_outlives_the_transaction_that_needed_it() {
        List<ProtectedText> texts = new ArrayList<>();
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    texts.add(vault.protect(ADA, RetentionClass.IDENTITY, CLEAR));
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
        assertThat(vault(1).reveal(ADA, texts.getFirst())).contains(CLEAR);
    }

    @Test
    void concurrent_first_uses_make_one_key() throws Exception {
        int users = 6;
        CyclicBarrier together = new CyclicBarrier(users);
        List<Future<ProtectedText>> texts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(users)) {
            for (int user = 0; user < users; user++) {
                PersonalDataVault own = vault(1);
                texts.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return own.protect(ADA, RetentionClass.IDENTITY, CLEAR);
                }));
            }
        }
        assertThat(keys()).isEqualTo(1);
        for (Future<ProtectedText> text : texts) {
            assertThat(vault.reveal(ADA, text.get())).contains(CLEAR);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_was_destroyed_opens_nothing_and_is_not_made_again(RetentionClass retention) {
        ProtectedText text = vault.protect(ADA, retention, CLEAR);
        vault.destroy(ADA, retention);
        assertThat(vault.reveal(ADA, text)).isEmpty();
        assertThatThrownBy(() -> vault.protect(ADA, retention, CLEAR)).isInstanceOf(HcpIsErased.class);
    }

    @Test
    void a_key_that_never_was_can_be_destroyed_ahead() {
        vault.destroy(ADA, RetentionClass.IDENTITY);
        assertThatThrownBy(() -> vault.protect(ADA, RetentionClass.IDENTITY, CLEAR))
                .isInstanceOf(HcpIsErased.class);
    }

    @Test
    void to_destroy_a_key_leaves_all_others() {
        ProtectedText samples = vault.protect(ADA, RetentionClass.SAMPLES, CLEAR);
        ProtectedText bens = vault.protect(BEN, RetentionClass.IDENTITY, CLEAR);
        vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        vault.destroy(ADA, RetentionClass.IDENTITY);
        assertThat(vault.reveal(ADA, samples)).contains(CLEAR);
        assertThat(vault.reveal(BEN, bens)).contains(CLEAR);
    }

    @Test
    void a_process_that_remembers_the_key_of_an_erased_hcp_uses_it_for_what_the_law_keeps_alone() {
        ProtectedText identity = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        ProtectedText samples = vault.protect(ADA, RetentionClass.SAMPLES, CLEAR);
        ERASED.add(ADA);
        assertThat(vault.reveal(ADA, identity)).isEmpty();
        assertThat(vault.reveal(ADA, samples)).contains(CLEAR);
        assertThatThrownBy(() -> vault.protect(ADA, RetentionClass.IDENTITY, CLEAR))
                .isInstanceOf(HcpIsErased.class);
    }

    @Test
    @Timeout(20)
    void keys_are_found_and_made_while_callers_hold_every_connection_of_theirs() throws Exception {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        try (HikariDataSource callers = pool(1);
                HikariDataSource keyPool = pool(1);
                Connection last = callers.getConnection();
                TinkPersonalDataVault other =
                        new TinkPersonalDataVault(JdbcClient.create(callers), keyPool, master(1), ERASED::contains)) {
            assertThat(last.isValid(1)).isTrue();
            assertThat(other.reveal(ADA, text)).contains(CLEAR);
            assertThat(other.protect(BEN, RetentionClass.IDENTITY, CLEAR)).isNotNull();
        }
    }

    @Test
    @Timeout(20)
    void a_transaction_that_needed_a_key_does_not_hold_its_connection() throws Exception {
        ProtectedText text = vault.protect(ADA, RetentionClass.IDENTITY, CLEAR);
        try (HikariDataSource keyPool = pool(1);
                TinkPersonalDataVault other =
                        new TinkPersonalDataVault(DATABASE.jdbc(), keyPool, master(1), ERASED::contains)) {
            DATABASE.inTransaction(() -> {
                assertThat(other.reveal(ADA, text)).contains(CLEAR);
                assertThat(keyPool.getHikariPoolMXBean().getActiveConnections()).isZero();
            });
        }
    }

    private static HikariDataSource pool(int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(DATABASE.url());
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    private static TinkPersonalDataVault vault(int master) {
        return new TinkPersonalDataVault(DATABASE.jdbc(), DATABASE.dataSource(), master(master), ERASED::contains);
    }

    static MasterKey master(int number) {
        try {
            return MasterKey.of(key(number), List.of());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String key(int number) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) number;
        return Base64.getEncoder().encodeToString(key);
    }

    private static long keys() {
        return DATABASE.jdbc()
                .sql("select count(*) from privacy.data_key")
                .query(Long.class)
                .single();
    }

    private static final class RolledBack extends RuntimeException {}
}
