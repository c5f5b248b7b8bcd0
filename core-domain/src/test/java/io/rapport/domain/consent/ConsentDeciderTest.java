package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRejection.ExpiryBeforeDecision;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentDeciderTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final ConsentRecordId RECORD = new ConsentRecordId("record-1");
    private static final ConsentScope ANALYTICS_ON_WEB = new ConsentScope(Purpose.ANALYTICS, Channel.WEB);
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final Instant DECIDED = Instant.parse("2026-03-01T10:00:00Z");
    private static final ConsentGranted GRANTED =
            new ConsentGranted(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED, null);

    @Test
    void a_grant_is_recorded_with_its_expiry() {
        Instant expiry = DECIDED.plusSeconds(1);

        assertThat(ConsentDecider.decide(grant(expiry), ConsentHistory.EMPTY))
                .containsExactly(new ConsentGranted(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED, expiry));
    }

    @Test
    void a_grant_without_expiry_is_recorded() {
        assertThat(ConsentDecider.decide(grant(null), ConsentHistory.EMPTY)).containsExactly(GRANTED);
    }

    @Test
    void a_grant_that_ends_as_it_begins_is_refused() {
        assertThatExceptionOfType(ExpiryBeforeDecision.class)
                .isThrownBy(() -> ConsentDecider.decide(grant(DECIDED), ConsentHistory.EMPTY));
    }

    @Test
    void a_refusal_is_recorded() {
        RefuseConsent command = new RefuseConsent(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED);

        assertThat(ConsentDecider.decide(command, ConsentHistory.EMPTY))
                .containsExactly(new ConsentRefused(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED));
    }

    @Test
    void a_withdrawal_is_recorded_even_where_nothing_was_granted() {
        WithdrawConsent command = new WithdrawConsent(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED);

        assertThat(ConsentDecider.decide(command, ConsentHistory.EMPTY))
                .containsExactly(new ConsentWithdrawn(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED));
    }

    @Test
    void a_repeated_decision_is_recorded_again_because_each_has_its_receipt() {
        ConsentHistory history = ConsentDecider.evolve(ConsentHistory.EMPTY, GRANTED);

        assertThat(ConsentDecider.decide(grant(null), history)).containsExactly(GRANTED);
    }

    @Test
    void the_history_is_kept_in_the_order_in_which_decisions_were_taken() {
        ConsentWithdrawn earlier = new ConsentWithdrawn(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED.minusSeconds(1));

        ConsentHistory history = ConsentDecider.evolve(ConsentDecider.evolve(ConsentHistory.EMPTY, GRANTED), earlier);

        assertThat(history.decisions()).containsExactly(earlier, GRANTED);
    }

    private static GrantConsent grant(@Nullable Instant expiresAt) {
        return new GrantConsent(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED, expiresAt);
    }
}
