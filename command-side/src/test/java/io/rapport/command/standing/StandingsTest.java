package io.rapport.command.standing;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.DEACTIVATED;
import static io.rapport.command.Examples.GRANTED;
import static io.rapport.command.Examples.OCCURRED;
import static io.rapport.command.Examples.PUBLISHING;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.STATINS;
import static io.rapport.command.Examples.VERIFIED;
import static io.rapport.command.Examples.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.content.ContentState;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import org.junit.jupiter.api.Test;

class StandingsTest {

    @Test
    void an_hcp_stands_where_its_events_left_it() {
        assertThat(GivenStandings.of(REGISTERED, VERIFIED).hcp(ADA).isVerified())
                .isTrue();
    }

    @Test
    void consents_stand_where_their_events_left_them() {
        assertThat(GivenStandings.of(GRANTED, WITHDRAWN).consents(ADA).decisions())
                .containsExactly(GRANTED, WITHDRAWN);
    }

    @Test
    void content_stands_where_its_events_left_it() {
        assertThat(GivenStandings.of(PUBLISHING).content(STATINS).publishedAt(OCCURRED))
                .isPresent();
    }

    @Test
    void one_hcps_consents_are_not_anothers() {
        assertThat(GivenStandings.of(GRANTED).consents(new HcpId("hcp-bob")).decisions())
                .isEmpty();
    }

    @Test
    void content_that_nobody_drafted_is_absent() {
        assertThat(GivenStandings.of(PUBLISHING).content(new ContentId("content-other")))
                .isEqualTo(new ContentState.Absent());
    }

    @Test
    void an_event_of_another_feature_changes_nothing() {
        assertThatCode(() -> GivenStandings.of("an event of a feature of tomorrow"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_registered_hcp_is_active() {
        assertThatCode(() -> GivenStandings.of(REGISTERED).requireActive(ADA)).doesNotThrowAnyException();
    }

    @Test
    void an_hcp_that_nobody_registered_is_unknown() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> GivenStandings.of().requireActive(ADA));
    }

    @Test
    void a_deactivated_hcp_is_not_active() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> GivenStandings.of(REGISTERED, DEACTIVATED).requireActive(ADA));
    }
}
