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

import io.rapport.command.LoggedEvents;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.log.Streams;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private final LoggedEvents logged = new LoggedEvents();
    private final Standings standings = new Standings();

    @Test
    void an_hcp_stands_where_its_events_left_it() {
        assertThat(GivenStandings.of(REGISTERED, VERIFIED).hcp(ADA).isVerified())
                .isTrue();
    }

    @Test
    void consents_stand_where_their_events_left_them() {
        assertThat(GivenStandings.of(GRANTED, WITHDRAWN).consents(ADA).history().decisions())
                .containsExactly(GRANTED, WITHDRAWN);
    }

    @Test
    void a_grant_runs_out_unless_its_hcp_was_erased() {
        ConsentGranted grant = new ConsentGranted(
                ADA, GRANTED.recordId(), GRANTED.scope(), GRANTED.notice(), GRANTED.decidedAt(), OCCURRED);
        assertThat(GivenStandings.of(REGISTERED, grant).ranOut(OCCURRED)).containsExactly(grant);
        assertThat(GivenStandings.of(REGISTERED, grant, new HcpErased(ADA)).ranOut(OCCURRED))
                .isEmpty();
    }

    @Test
    void content_stands_where_its_events_left_it() {
        assertThat(GivenStandings.of(PUBLISHING).content(STATINS).publishedAt(OCCURRED))
                .isPresent();
    }

    @Test
    void one_hcps_consents_are_not_anothers() {
        assertThat(GivenStandings.of(GRANTED)
                        .consents(new HcpId("hcp-bob"))
                        .history()
                        .decisions())
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

    @Test
    void what_this_process_appended_is_in_force_before_it_is_read() {
        standings.appended(logged.next(REGISTERED));

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    @Test
    void what_was_in_force_since_it_was_appended_is_not_applied_again_when_it_is_read() {
        DomainEventMessage<?> granted = logged.next(GRANTED);
        standings.appended(granted);

        standings.read(granted);

        assertThat(standings.consents(ADA).history().decisions()).containsExactly(GRANTED);
    }

    @Test
    void what_was_read_before_its_appending_is_told_is_not_applied_again() {
        DomainEventMessage<?> granted = logged.next(GRANTED);
        standings.read(granted);

        standings.appended(granted);

        assertThat(standings.consents(ADA).history().decisions()).containsExactly(GRANTED);
    }

    @Test
    void what_was_appended_after_events_of_another_process_waits_until_those_are_read() {
        DomainEventMessage<?> granted = logged.next(GRANTED);
        DomainEventMessage<?> withdrawn = logged.next(WITHDRAWN);

        standings.appended(withdrawn);
        standings.read(granted);
        standings.read(withdrawn);

        assertThat(standings.consents(ADA).history().decisions()).containsExactly(GRANTED, WITHDRAWN);
    }

    @Test
    void two_events_that_an_upcaster_made_of_one_are_both_applied() {
        standings.read(new GenericDomainEventMessage<>("consent", Streams.consent(ADA), 0, GRANTED));
        standings.read(new GenericDomainEventMessage<>("consent", Streams.consent(ADA), 0, WITHDRAWN));

        assertThat(standings.consents(ADA).history().decisions()).containsExactly(GRANTED, WITHDRAWN);
    }

    @Test
    void a_stream_is_summed_up_by_its_state_at_its_last_event() {
        standings.read(logged.next(GRANTED));
        standings.read(logged.next(WITHDRAWN));

        assertThat(standings.summary(Streams.consent(ADA)))
                .get()
                .returns(1L, DomainEventMessage::getSequenceNumber)
                .returns(standings.consents(ADA).history(), DomainEventMessage::getPayload);
    }

    @Test
    void a_stream_without_events_has_no_summary() {
        assertThat(standings.summary(Streams.hcp(ADA))).isEmpty();
    }
}
