package io.rapport.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcIdentityClaimsTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");
    private static final Fingerprint NPI = new HmacFingerprints(new byte[32]).of("npi", "1234567893");
    private static final Fingerprint LICENCE = new HmacFingerprints(new byte[32]).of("licence", "1234567893");

    private final JdbcIdentityClaims claims = new JdbcIdentityClaims(DATABASE.jdbc());

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate privacy.identity_claim").update();
    }

    @Test
    void an_identifier_is_claimed_by_one_hcp() {
        assertThat(claims.claim(ADA, NPI)).isTrue();
        assertThat(claims.claim(BEN, NPI)).isFalse();
    }

    @Test
    void claiming_again_changes_nothing() {
        claims.claim(ADA, NPI);
        claims.claim(BEN, NPI);
        assertThat(claims.claim(ADA, NPI)).isTrue();
    }

    @Test
    void the_same_digits_of_another_scheme_are_another_identifier() {
        claims.claim(ADA, NPI);
        assertThat(claims.claim(BEN, LICENCE)).isTrue();
    }

    @Test
    void a_claim_is_undone_with_the_transaction_of_the_caller() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    claims.claim(ADA, NPI);
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
        assertThat(claims.claim(BEN, NPI)).isTrue();
    }

    private static final class RolledBack extends RuntimeException {}
}
