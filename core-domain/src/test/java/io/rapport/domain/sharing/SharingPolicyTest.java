package io.rapport.domain.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.engagement.EngagementEvent.ContentFollowed;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingPolicyTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final Purpose ANALYTICS = Purpose.ANALYTICS;
    private static final ConsentRecordId RECORD = new ConsentRecordId("grant");
    private static final ConsentSnapshot IN_FORCE = ConsentSnapshot.of(Map.of(Purpose.CRM_SHARING, RECORD));

    private static Instant day(int day) {
        return Instant.parse("2026-03-01T09:00:00Z").plus(Duration.ofDays(day));
    }

    private static ConsentGranted granted(Purpose purpose, @Nullable Channel channel, int day) {
        return new ConsentGranted(ADA, RECORD, new ConsentScope(purpose, channel), NOTICE, day(day), null);
    }

    private static ConsentWithdrawn withdrawn(@Nullable Channel channel, int day) {
        return new ConsentWithdrawn(
                ADA, new ConsentRecordId("withdrawal"), new ConsentScope(Purpose.CRM_SHARING, channel), day(day));
    }

    private static ConsentRefused refused(int day) {
        return new ConsentRefused(
                ADA, new ConsentRecordId("refusal"), new ConsentScope(Purpose.CRM_SHARING, null), NOTICE, day(day));
    }

    private static Consents known(ConsentEvent... decisions) {
        return new Consents(
                new ConsentHistory(List.of(decisions)),
                new ConsentRules(null, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY));
    }

    private static RecordedEvent recorded(
            DomainEvent event, int day, @Nullable Channel channel, ConsentSnapshot snapshot) {
        return new RecordedEvent(
                new EventId("event-1"),
                EventRegistry.typeOf(event.getClass()),
                1,
                "stream",
                0,
                day(day),
                new EventContext(day(day), ADA, null, null, channel, null, null, snapshot, false),
                event);
    }

    private static RecordedEvent action(int day) {
        return action(day, Channel.WEB);
    }

    private static RecordedEvent action(int day, @Nullable Channel channel) {
        return recorded(new ContentFollowed(new ContentId("statins"), null), day, channel, IN_FORCE);
    }

    private static RecordedEvent decision(ConsentEvent decision, int day) {
        return recorded(decision, day, Channel.WEB, ConsentSnapshot.NONE);
    }

    @Test
    void an_action_is_shared_where_sharing_was_and_is_permitted() {
        assertThat(SharingPolicy.permits(action(2), known(granted(Purpose.CRM_SHARING, null, 1)), day(3)))
                .isTrue();
    }

    @Test
    void without_a_grant_nothing_is_shared() {
        assertThat(SharingPolicy.permits(action(2), known(granted(ANALYTICS, null, 1)), day(3)))
                .isFalse();
    }

    @Test
    void an_action_that_waited_beyond_a_withdrawal_is_not_shared() {
        Consents known = known(granted(Purpose.CRM_SHARING, null, 1), withdrawn(null, 3));
        assertThat(SharingPolicy.permits(action(2), known, day(4))).isFalse();
    }

    @Test
    void an_action_that_was_recorded_beside_a_withdrawal_is_not_shared_after_a_new_grant_either() {
        Consents known =
                known(granted(Purpose.CRM_SHARING, null, 1), withdrawn(null, 2), granted(Purpose.CRM_SHARING, null, 4));
        assertThat(SharingPolicy.permits(action(3), known, day(5))).isFalse();
    }

    @Test
    void an_action_from_before_the_grant_is_not_shared() {
        RecordedEvent before =
                recorded(new ContentFollowed(new ContentId("statins"), null), 1, Channel.WEB, ConsentSnapshot.NONE);
        assertThat(SharingPolicy.permits(before, known(granted(Purpose.CRM_SHARING, null, 0)), day(3)))
                .isFalse();
        assertThat(SharingPolicy.permits(action(1), known(granted(Purpose.CRM_SHARING, null, 2)), day(3)))
                .isFalse();
    }

    @Test
    void what_is_permitted_on_one_channel_is_not_on_another() {
        Consents known = known(granted(Purpose.CRM_SHARING, Channel.EMAIL, 1));
        assertThat(SharingPolicy.permits(action(2, Channel.EMAIL), known, day(3)))
                .isTrue();
        assertThat(SharingPolicy.permits(action(2, Channel.WEB), known, day(3))).isFalse();
    }

    @Test
    void what_concerns_no_channel_is_shared_only_where_all_are_permitted() {
        assertThat(SharingPolicy.permits(
                        action(2, null), known(granted(Purpose.CRM_SHARING, Channel.EMAIL, 1)), day(3)))
                .isFalse();
        assertThat(SharingPolicy.permits(action(2, null), known(granted(Purpose.CRM_SHARING, null, 1)), day(3)))
                .isTrue();
    }

    @Test
    void a_decision_is_judged_by_what_it_leads_to() {
        ConsentGranted grant = granted(Purpose.CRM_SHARING, null, 1);
        assertThat(SharingPolicy.permits(decision(grant, 1), known(grant), day(1)))
                .isTrue();
        ConsentGranted other = granted(ANALYTICS, null, 1);
        assertThat(SharingPolicy.permits(decision(other, 1), known(other), day(1)))
                .isFalse();
    }

    @Test
    void a_decision_from_before_sharing_was_permitted_is_not_shared_however_late_it_is_judged() {
        ConsentGranted earlier = granted(ANALYTICS, null, 1);
        assertThat(SharingPolicy.permits(
                        decision(earlier, 1), known(earlier, granted(Purpose.CRM_SHARING, null, 2)), day(3)))
                .isFalse();
    }

    @Test
    void the_end_of_sharing_is_told_to_whom_something_may_have_been_shared_with() {
        ConsentWithdrawn withdrawal = withdrawn(null, 3);
        assertThat(SharingPolicy.permits(
                        decision(withdrawal, 3), known(granted(Purpose.CRM_SHARING, null, 1), withdrawal), day(3)))
                .isTrue();
        assertThat(SharingPolicy.permits(
                        recorded(new HcpErased(ADA), 4, null, ConsentSnapshot.NONE),
                        known(granted(Purpose.CRM_SHARING, null, 1), withdrawal),
                        day(4)))
                .isTrue();
    }

    @Test
    void of_who_never_permitted_sharing_not_even_the_end_is_told() {
        ConsentRefused refusal = refused(3);
        assertThat(SharingPolicy.permits(decision(refusal, 3), known(refusal), day(3)))
                .isFalse();
        assertThat(SharingPolicy.permits(
                        recorded(new HcpErased(ADA), 4, null, ConsentSnapshot.NONE), known(refusal), day(4)))
                .isFalse();
    }

    @Test
    void who_an_hcp_is_may_be_shared_while_any_channel_is_permitted() {
        ConsentGranted grant = granted(Purpose.CRM_SHARING, null, 1);
        assertThat(SharingPolicy.permitsAnything(known(grant, withdrawn(Channel.WEB, 2)), day(3)))
                .isTrue();
        assertThat(SharingPolicy.permitsAnything(known(grant, withdrawn(null, 2)), day(3)))
                .isFalse();
    }
}
