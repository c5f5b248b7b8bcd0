package io.rapport.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Judgement.Reason;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.contact.ContactAdvice.Explained;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactAdvisorTest {

    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private static final Instant NOW = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(12));

    private final ContactLog log = new ContactLog();

    private static Instant at(int day, int hour) {
        return MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    @Test
    void where_nobody_has_done_anything_all_that_is_permitted_is_alike_and_no_hour_stands_out() {
        HcpId ada = log.registered("ada", "cardiology", "GB");

        ContactAdvice advice = log.advice(ada, NOW);

        assertThat(advice.level()).isEqualTo(Level.SEGMENT);
        assertThat(channels(advice)).containsExactly(Channel.WEB, Channel.APP);
        assertThat(advice.advised()).allSatisfy(advised -> {
            assertThat(advised.affinity()).isCloseTo(1.0 / 6, within(1e-12));
            assertThat(advised.occasions()).isZero();
            assertThat(advised.windows()).isEmpty();
        });
        assertThat(codes(advice.channels().getFirst())).containsExactly(ContactReason.Code.NO_OCCASIONS);
    }

    @Test
    void only_what_the_hcp_comes_to_by_itself_may_be_proposed_without_consent() {
        HcpId ada = log.registered("ada", "cardiology", "GB");

        assertThat(log.advice(ada, NOW).excluded())
                .containsExactly(
                        excluded(Channel.EMAIL, "marketing-email", Reason.NOT_DECIDED),
                        excluded(Channel.PHONE, "marketing-phone", Reason.NOT_DECIDED),
                        excluded(Channel.REP, "marketing-rep", Reason.NOT_DECIDED),
                        excluded(Channel.EVENT, "event-invitations", Reason.NOT_DECIDED));
    }

    @Test
    void a_permitted_channel_names_the_decision_that_permits_it() {
        HcpId ada = log.registered("ada", "cardiology", "GB");
        log.grant(ada, Purpose.MARKETING_PHONE, MONDAY);

        assertThat(channel(log.advice(ada, NOW), Channel.PHONE).channel().basis())
                .isEqualTo(new ConsentRecordId("record-1"));
    }

    @Test
    void a_channel_is_excluded_from_the_moment_of_its_withdrawal_however_good_it_is() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.grant(ada, Purpose.MARKETING_REP, MONDAY);
        for (int day = 0; day < 5; day++) {
            log.meetsRep(ada, at(day, 10));
        }
        assertThat(channels(log.advice(ada, NOW))).startsWith(Channel.REP);

        log.withdraw(ada, Purpose.MARKETING_REP, NOW);

        assertThat(log.advice(ada, NOW).excluded()).contains(excluded(Channel.REP, "marketing-rep", Reason.WITHDRAWN));
        assertThat(channels(log.advice(ada, NOW))).containsOnly(Channel.WEB, Channel.APP);
    }

    @Test
    void consent_on_one_channel_or_for_one_product_permits_no_other() {
        HcpId ada = log.registered("ada", "cardiology", "GB");
        log.grant(ada, new ConsentScope(Purpose.MARKETING_EMAIL, Channel.WEB), MONDAY);
        log.grant(ada, new ConsentScope(Purpose.MARKETING_REP, null, new Product("LIPO"), null), MONDAY);

        assertThat(channels(log.advice(ada, NOW))).containsOnly(Channel.WEB, Channel.APP);
    }

    @Test
    void where_e_mail_needs_double_opt_in_it_is_excluded_until_it_is_confirmed() {
        HcpId ada = log.registered("ada", "cardiology", "DE");
        ConsentRecordId id = log.request(ada, Purpose.MARKETING_EMAIL, MONDAY);
        assertThat(log.advice(ada, NOW).excluded())
                .contains(excluded(Channel.EMAIL, "marketing-email", Reason.CONFIRMATION_PENDING));

        log.confirm(ada, Purpose.MARKETING_EMAIL, id, at(1, 0));

        assertThat(channels(log.advice(ada, NOW))).contains(Channel.EMAIL);
    }

    @Test
    void an_hour_with_something_in_it_counts_once_however_much_was_done() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        for (int minute = 0; minute < 60; minute += 5) {
            log.visits(ada, Channel.WEB, at(1, 9).plus(Duration.ofMinutes(minute)));
        }
        log.visits(ada, Channel.WEB, at(1, 10));

        assertThat(channel(log.advice(ada, NOW), Channel.WEB).channel().occasions())
                .isEqualTo(2);
    }

    @Test
    void shares_are_drawn_towards_the_specialty_by_ten_occasions_and_that_towards_everyone_by_fifty() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        HcpId peer = log.consenting("peer", "cardiology", MONDAY);
        HcpId other = log.consenting("other", "oncology", MONDAY);
        log.visits(ada, Channel.APP, NOW);
        log.visits(peer, Channel.WEB, NOW);
        log.visits(peer, Channel.APP, NOW);
        log.visits(other, Channel.WEB, NOW);

        double everyone = (1 + 6 * (1.0 / 6)) / (3 + 6);
        double specialty = (1 + 50 * everyone) / (2 + 50);
        double own = (1 + 10 * specialty) / (1 + 10);
        assertThat(channel(log.advice(ada, NOW), Channel.APP).channel().share()).isCloseTo(own, within(1e-12));
    }

    @Test
    void of_two_who_open_as_many_e_mails_the_one_who_was_sent_fewer_is_better_met_there() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        HcpId bea = log.consenting("bea", "cardiology", MONDAY);
        log.grant(ada, Purpose.MARKETING_EMAIL, MONDAY);
        log.grant(bea, Purpose.MARKETING_EMAIL, MONDAY);
        for (int i = 0; i < 8; i++) {
            log.receives(ada, "a-" + i, at(i, 8));
            log.opens(ada, "a-" + i, at(i, 19));
        }
        for (int i = 0; i < 20; i++) {
            log.receives(bea, "b-" + i, at(i, 8));
            if (i < 8) {
                log.opens(bea, "b-" + i, at(i, 19));
            }
        }

        AdvisedChannel adas = channel(log.advice(ada, NOW), Channel.EMAIL).channel();
        AdvisedChannel beas = channel(log.advice(bea, NOW), Channel.EMAIL).channel();

        assertThat(adas.affinity()).isGreaterThan(beas.affinity());
        assertThat(adas.reachability()).isEqualTo(adas.affinity() / adas.share(), within(1e-12));
    }

    @Test
    void an_e_mail_that_was_opened_twice_has_reached_the_hcp_once() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.grant(ada, Purpose.MARKETING_EMAIL, MONDAY);
        log.receives(ada, "a", at(1, 8));
        log.receives(ada, "b", at(1, 8));
        log.opens(ada, "a", at(1, 9));
        log.opens(ada, "a", at(2, 9));

        assertThat(texts(channel(log.advice(ada, NOW), Channel.EMAIL)))
                .startsWith("Opened 1 of 2 e-mails", "Active here on 2 occasions in 52 weeks");
    }

    @Test
    void an_e_mail_that_is_opened_before_it_is_told_to_be_sent_was_received_once() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.grant(ada, Purpose.MARKETING_EMAIL, MONDAY);
        log.opens(ada, "a", at(1, 9));
        log.receives(ada, "a", at(1, 8));

        assertThat(texts(channel(log.advice(ada, NOW), Channel.EMAIL))).startsWith("Opened 1 of 1 e-mail");
    }

    @Test
    void e_mails_count_as_such_whichever_channel_reports_them() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.grant(ada, Purpose.MARKETING_EMAIL, MONDAY);
        log.acts(ada, ConsentTarget.of(Channel.WEB), at(1, 9), new EmailOpened(new EmailId("a"), null));

        ContactAdvice advice = log.advice(ada, NOW);

        assertThat(channel(advice, Channel.EMAIL).channel().occasions()).isOne();
        assertThat(channel(advice, Channel.WEB).channel().occasions()).isZero();
    }

    @Test
    void the_end_of_a_session_is_no_occasion() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.acts(ada, ConsentTarget.of(Channel.WEB), at(1, 9), new SessionEnded(null));

        assertThat(log.advice(ada, NOW).level()).isEqualTo(Level.SEGMENT);
    }

    @Test
    void the_hours_of_a_habit_are_the_best_and_said_in_words() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        for (int week = 0; week < 4; week++) {
            log.visits(ada, Channel.WEB, at(week * 7 + 1, 18));
            log.visits(ada, Channel.WEB, at(week * 7 + 3, 19));
        }

        Explained web = channel(log.advice(ada, NOW), Channel.WEB);

        ContactWindow best = web.channel().windows().getFirst();
        assertThat(best.days()).isEqualTo(Days.WORKING_DAYS);
        assertThat(List.of(best.from(), best.to())).containsExactly(18, 20);
        assertThat(texts(web)).endsWith("Mostly active on weekdays from 18 to 20");
    }

    @Test
    void hours_are_those_of_the_adopted_zone_of_the_country_and_of_the_clock_that_was_in_force() {
        log.adopts(CountryZones.NONE.with(Map.of(new Country("IN"), new TimeZoneName("Asia/Kolkata"))));
        HcpId asha = log.registered("asha", "cardiology", "IN");
        log.grant(asha, Purpose.ANALYTICS, MONDAY);
        log.grant(asha, Purpose.PERSONALISATION, MONDAY);
        for (int week = 0; week < 4; week++) {
            log.visits(asha, Channel.WEB, at(week * 7 + 5, 12).plus(Duration.ofMinutes(30)));
        }

        ContactAdvice advice = log.advice(asha, NOW);

        ContactWindow best = channel(advice, Channel.WEB).channel().windows().getFirst();
        assertThat(advice.zone()).isEqualTo(new TimeZoneName("Asia/Kolkata"));
        assertThat(best.days()).isEqualTo(Days.WEEKEND);
        assertThat(best.from()).isIn(17, 18);
    }

    @Test
    void where_no_zone_is_known_hours_are_those_of_utc_and_it_is_said() {
        assertThat(log.advice(log.registered("ada", "cardiology", "BT"), NOW).zone())
                .isEqualTo(TimeZoneName.UTC);
    }

    @Test
    void hours_follow_who_moves_to_another_country() {
        log.adopts(CountryZones.SHIPPED);
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        for (int day = 0; day < 5; day++) {
            log.visits(ada, Channel.WEB, at(day, 10));
        }

        log.happens(new CountryChanged(ada, new Country("JP")));

        assertThat(channel(log.advice(ada, NOW), Channel.WEB)
                        .channel()
                        .windows()
                        .getFirst()
                        .from())
                .isIn(18, 19);
    }

    @Test
    void what_was_done_more_than_a_year_ago_counts_nothing() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.visits(ada, Channel.APP, at(0, 9));

        ContactAdvice advice = log.advice(ada, at(52 * 7, 9));

        assertThat(advice.level()).isEqualTo(Level.SEGMENT);
        assertThat(channel(advice, Channel.APP).channel().share()).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Test
    void an_occasion_counts_half_after_sixty_days_in_steps_of_a_week() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.visits(ada, Channel.APP, at(0, 9));

        double left = StrictMath.pow(0.5, 63.0 / 60);

        assertThat(channel(log.advice(ada, at(63, 9)), Channel.APP).channel().share())
                .isCloseTo((left + 10.0 / 6) / (left + 10), within(1e-12));
    }

    @Test
    void without_personalisation_the_advice_rests_on_others_alone() {
        HcpId ada = log.registered("ada", "cardiology", "GB");
        log.grant(ada, Purpose.ANALYTICS, MONDAY);
        HcpId peer = log.consenting("peer", "cardiology", MONDAY);
        log.visits(ada, Channel.APP, at(1, 9));
        log.visits(peer, Channel.WEB, at(1, 9));

        ContactAdvice advice = log.advice(ada, NOW);

        assertThat(advice.level()).isEqualTo(Level.SEGMENT);
        assertThat(channels(advice)).startsWith(Channel.WEB);
        assertThat(texts(channel(advice, Channel.WEB))).startsWith("100 % of the occasions of others are here");
    }

    @Test
    void what_the_hcp_did_is_read_on_those_channels_alone_on_which_it_may_still_be() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.visits(ada, Channel.APP, at(1, 9));
        log.visits(ada, Channel.WEB, at(1, 9));

        log.withdraw(ada, new ConsentScope(Purpose.PERSONALISATION, Channel.APP), at(2, 9));

        ContactAdvice advice = log.advice(ada, NOW);
        assertThat(channel(advice, Channel.APP).channel().occasions()).isZero();
        assertThat(channel(advice, Channel.WEB).channel().occasions()).isOne();
    }

    @Test
    void what_the_hcp_did_is_passed_on_with_consent_to_crm_sharing_alone() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        log.visits(ada, Channel.APP, at(1, 9));
        assertThat(ContactLog.advice(log.state(), ada, ContactRequest.PASSED_ON, NOW)
                        .level())
                .isEqualTo(Level.SEGMENT);

        log.grant(ada, Purpose.CRM_SHARING, at(2, 9));

        assertThat(ContactLog.advice(log.state(), ada, ContactRequest.PASSED_ON, NOW)
                        .level())
                .isEqualTo(Level.BEHAVIOUR);
    }

    @Test
    void whoever_has_taken_back_all_it_did_gets_the_advice_of_who_has_done_nothing() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        ContactAdvice before = log.advice(ada, NOW);
        log.visits(ada, Channel.APP, at(1, 9));
        assertThat(log.advice(ada, NOW)).isNotEqualTo(before);

        log.withdraw(ada, Purpose.PERSONALISATION, at(2, 9));
        log.grant(ada, Purpose.PERSONALISATION, at(2, 10));

        assertThat(log.advice(ada, NOW)).isEqualTo(before);
    }

    @Test
    void a_specialty_is_that_of_now() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        HcpId peer = log.consenting("peer", "oncology", MONDAY);
        log.visits(peer, Channel.APP, at(1, 9));
        double asStranger = channel(log.advice(ada, NOW), Channel.APP).channel().share();

        log.happens(new SpecialtyChanged(peer, new Specialty("cardiology")));

        assertThat(channel(log.advice(ada, NOW), Channel.APP).channel().share()).isGreaterThan(asStranger);
    }

    @Test
    void whoever_is_deactivated_or_erased_counts_for_nobody() {
        HcpId ada = log.consenting("ada", "cardiology", MONDAY);
        ContactAdvice alone = log.advice(ada, NOW);
        HcpId peer = log.consenting("peer", "cardiology", MONDAY);
        HcpId other = log.consenting("other", "oncology", MONDAY);
        log.visits(peer, Channel.APP, at(1, 9));
        log.visits(other, Channel.APP, at(1, 9));

        log.happens(new HcpDeactivated(peer));
        log.happens(new HcpErased(other));

        assertThat(log.advice(ada, NOW)).isEqualTo(alone);
    }

    private static ExcludedChannel excluded(Channel channel, String purpose, Reason reason) {
        return new ExcludedChannel(channel, new Purpose(purpose), reason);
    }

    private static List<Channel> channels(ContactAdvice advice) {
        return advice.advised().stream().map(AdvisedChannel::channel).toList();
    }

    private static Explained channel(ContactAdvice advice, Channel channel) {
        return advice.channels().stream()
                .filter(explained -> explained.channel().channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private static List<ContactReason.Code> codes(Explained explained) {
        return explained.reasons().stream().map(ContactReason::code).toList();
    }

    private static List<String> texts(Explained explained) {
        return explained.reasons().stream().map(ContactReason::text).toList();
    }
}
