package io.rapport.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class KeyRotationTest {

    private static final int HCPS = 250;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Map<HcpId, ProtectedText> texts = new HashMap<>();

    @BeforeEach
    void protectUnderTheFirstKey() {
        DATABASE.jdbc().sql("truncate privacy.data_key").update();
        PersonalDataVault vault = vault(master(1));
        for (int i = 0; i < HCPS; i++) {
            HcpId hcp = new HcpId("hcp-" + i);
            texts.put(hcp, vault.protect(hcp, RetentionClass.IDENTITY, "Name " + i));
        }
    }

    @Test
    void a_new_key_opens_what_the_previous_one_closed_as_long_as_it_is_told() {
        assertOpensAll(vault(master(2, 1)));
    }

    @Test
    void after_the_rotation_the_new_key_alone_opens_everything() {
        assertThat(rotation(master(2, 1)).run()).isEqualTo(HCPS);
        assertOpensAll(vault(master(2)));
    }

    @Test
    void after_the_rotation_the_previous_key_opens_nothing() {
        rotation(master(2, 1)).run();
        PersonalDataVault vault = vault(master(1));
        texts.forEach((hcp, text) ->
                assertThatThrownBy(() -> vault.reveal(hcp, text)).hasCauseInstanceOf(GeneralSecurityException.class));
    }

    @Test
    void a_rotation_that_is_over_has_nothing_to_do() {
        rotation(master(2, 1)).run();
        assertThat(rotation(master(2, 1)).run()).isZero();
    }

    @Test
    void a_key_of_before_there_were_fingerprints_is_rotated_too() {
        DATABASE.jdbc().sql("update privacy.data_key set wrapped_under = null").update();
        assertThat(rotation(master(1)).run()).isEqualTo(HCPS);
        assertOpensAll(vault(master(1)));
    }

    @Test
    void a_previous_key_that_is_missing_is_told_and_changes_nothing() {
        assertThatThrownBy(() -> rotation(master(2)).run()).isInstanceOf(IllegalStateException.class);
        assertOpensAll(vault(master(1)));
    }

    @Test
    void a_key_that_was_destroyed_stays_destroyed() {
        HcpId erased = new HcpId("hcp-0");
        vault(master(1)).destroy(erased, RetentionClass.IDENTITY);
        assertThat(rotation(master(2, 1)).run()).isEqualTo(HCPS - 1);
        assertThat(vault(master(2)).reveal(erased, Objects.requireNonNull(texts.get(erased))))
                .isEmpty();
    }

    private void assertOpensAll(PersonalDataVault vault) {
        texts.forEach((hcp, text) -> assertThat(vault.reveal(hcp, text)).isPresent());
    }

    private static KeyRotation rotation(MasterKey master) {
        return new KeyRotation(master, DATABASE.jdbc(), new TransactionTemplate(DATABASE.transactions()));
    }

    private static TinkPersonalDataVault vault(MasterKey master) {
        return new TinkPersonalDataVault(DATABASE.jdbc(), DATABASE.dataSource(), master, hcp -> false);
    }

    private static MasterKey master(int current, int... previous) {
        try {
            return MasterKey.of(
                    TinkPersonalDataVaultTest.key(current),
                    Arrays.stream(previous)
                            .mapToObj(TinkPersonalDataVaultTest::key)
                            .toList());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
