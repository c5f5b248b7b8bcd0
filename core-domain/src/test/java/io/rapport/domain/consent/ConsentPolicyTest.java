package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.Judgement.Denied;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.consent.Judgement.LegitimateInterest;
import io.rapport.domain.consent.Judgement.Reason;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentPolicyTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final Purpose RESEARCH = new Purpose("research");
    private static final @Nullable Channel ALL = null;
    private static final Purpose PERSONALISATION = new Purpose("personalisation");
    private static final Purpose SURVEYS = new Purpose("surveys");
    private static final LegalBasis INTEREST = new LegalBasis("GDPR Art. 6(1)(f)");
    private static final PurposeCatalogue CATALOGUE = new PurposeCatalogue(List.of(new PurposeTerms(
            SURVEYS,
            "Ask you how we do",
            INTEREST,
            Jurisdiction.EVERYWHERE,
            null,
            Set.of(),
            false,
            false,
            new ProcessingTerms(List.of(), List.of(), List.of(), "Until you object"))));
    private static final NoticeRegister NO_NOTICES = NoticeRegister.EMPTY;
    private static final Product LIPO = new Product("LIPO");
    private static final ConsentTarget LIPO_ARTICLE = new ConsentTarget(Channel.WEB, LIPO, ContentType.ARTICLE);
    private static final ConsentTarget GLYCO_ARTICLE =
            new ConsentTarget(Channel.WEB, new Product("GLYCO"), ContentType.ARTICLE);

    @Test
    void without_a_decision_nothing_is_permitted() {
        assertThat(basis(Channel.WEB, 9)).isNull();
    }

    @Test
    void a_grant_for_all_channels_permits_each_of_them() {
        ConsentGranted grant = grant("g", ALL, 1);

        assertThat(Channel.values())
                .allSatisfy(channel -> assertThat(basis(channel, 9, grant)).isEqualTo(grant));
    }

    @Test
    void a_grant_for_one_channel_permits_that_channel() {
        ConsentGranted grant = grant("g", Channel.EMAIL, 1);

        assertThat(basis(Channel.EMAIL, 9, grant)).isEqualTo(grant);
    }

    @Test
    void a_grant_for_one_channel_permits_no_other() {
        assertThat(basis(Channel.WEB, 9, grant("g", Channel.EMAIL, 1))).isNull();
    }

    @Test
    void a_grant_for_one_purpose_permits_no_other() {
        Consents history = consents(grant("g", ALL, 1));

        assertThat(ConsentPolicy.permits(history, RESEARCH, ConsentTarget.of(Channel.WEB), at(9)))
                .isFalse();
    }

    @Test
    void the_basis_is_the_newest_grant() {
        ConsentGranted newest = grant("newest", ALL, 2);

        assertThat(basis(Channel.WEB, 9, grant("first", ALL, 1), newest)).isEqualTo(newest);
    }

    @Test
    void a_refusal_permits_nothing() {
        assertThat(basis(Channel.WEB, 9, refusal(ALL, 1))).isNull();
    }

    @Test
    void a_withdrawal_ends_the_grant_before_it() {
        assertThat(basis(Channel.WEB, 9, grant("g", ALL, 1), withdrawal(ALL, 2)))
                .isNull();
    }

    @Test
    void a_grant_after_a_withdrawal_permits_again() {
        ConsentGranted again = grant("again", ALL, 3);

        assertThat(basis(Channel.WEB, 9, grant("g", ALL, 1), withdrawal(ALL, 2), again))
                .isEqualTo(again);
    }

    @Test
    void a_refusal_for_one_channel_goes_before_an_older_grant_for_all() {
        assertThat(basis(Channel.EMAIL, 9, grant("all", ALL, 1), refusal(Channel.EMAIL, 2)))
                .isNull();
    }

    @Test
    void a_refusal_for_one_channel_goes_before_a_newer_grant_for_all() {
        assertThat(basis(Channel.EMAIL, 9, refusal(Channel.EMAIL, 1), grant("all", ALL, 2)))
                .isNull();
    }

    @Test
    void a_refusal_for_one_channel_leaves_the_others_to_the_grant_for_all() {
        ConsentGranted all = grant("all", ALL, 1);

        assertThat(basis(Channel.WEB, 9, all, refusal(Channel.EMAIL, 2))).isEqualTo(all);
    }

    @Test
    void a_grant_for_one_channel_is_the_basis_rather_than_a_newer_one_for_all() {
        ConsentGranted specific = grant("specific", Channel.EMAIL, 1);

        assertThat(basis(Channel.EMAIL, 9, specific, grant("all", ALL, 2))).isEqualTo(specific);
    }

    @Test
    void a_grant_for_one_channel_goes_before_an_older_withdrawal_for_all() {
        ConsentGranted specific = grant("specific", Channel.EMAIL, 2);

        assertThat(basis(Channel.EMAIL, 9, withdrawal(ALL, 1), specific)).isEqualTo(specific);
    }

    @Test
    void a_withdrawal_for_all_channels_ends_an_earlier_grant_for_one() {
        assertThat(basis(Channel.EMAIL, 9, grant("specific", Channel.EMAIL, 1), withdrawal(ALL, 2)))
                .isNull();
    }

    @Test
    void a_refusal_for_all_channels_ends_an_earlier_grant_for_one() {
        assertThat(basis(Channel.EMAIL, 9, grant("specific", Channel.EMAIL, 1), refusal(ALL, 2)))
                .isNull();
    }

    @Test
    void a_grant_that_a_withdrawal_for_all_ended_does_not_hide_a_newer_grant_for_all() {
        ConsentGranted again = grant("again", ALL, 3);

        assertThat(basis(Channel.EMAIL, 9, grant("specific", Channel.EMAIL, 1), withdrawal(ALL, 2), again))
                .isEqualTo(again);
    }

    @Test
    void a_withdrawal_for_all_channels_does_not_lift_an_earlier_refusal_for_one() {
        assertThat(basis(Channel.EMAIL, 9, refusal(Channel.EMAIL, 1), withdrawal(ALL, 2), grant("all", ALL, 3)))
                .isNull();
    }

    @Test
    void a_grant_for_all_channels_does_not_end_a_grant_for_one() {
        ConsentGranted specific = grant("specific", Channel.EMAIL, 1);

        assertThat(basis(Channel.EMAIL, 9, specific, grant("all", ALL, 2))).isEqualTo(specific);
    }

    @Test
    void a_withdrawal_for_another_channel_ends_nothing() {
        ConsentGranted specific = grant("specific", Channel.EMAIL, 1);

        assertThat(basis(Channel.EMAIL, 9, specific, withdrawal(Channel.PHONE, 2)))
                .isEqualTo(specific);
    }

    @Test
    void a_grant_holds_until_just_before_it_expires() {
        ConsentGranted grant = expiring("g", ALL, 1, 5);

        assertThat(ConsentPolicy.permits(
                        consents(grant), Purpose.ANALYTICS, ConsentTarget.of(Channel.WEB), at(5).minusNanos(1)))
                .isTrue();
    }

    @Test
    void a_grant_no_longer_holds_when_it_expires() {
        assertThat(basis(Channel.WEB, 5, expiring("g", ALL, 1, 5))).isNull();
    }

    @Test
    void a_grant_for_one_channel_that_expired_does_not_fall_back_to_an_older_one_for_all() {
        assertThat(basis(Channel.EMAIL, 9, grant("all", ALL, 1), expiring("specific", Channel.EMAIL, 2, 5)))
                .isNull();
    }

    @Test
    void a_grant_holds_from_the_instant_of_the_decision() {
        ConsentGranted grant = grant("g", ALL, 4);

        assertThat(basis(Channel.WEB, 4, grant)).isEqualTo(grant);
    }

    @Test
    void a_grant_does_not_hold_before_its_decision() {
        assertThat(basis(Channel.WEB, 3, grant("g", ALL, 4))).isNull();
    }

    @Test
    void a_withdrawal_does_not_count_before_its_decision() {
        ConsentGranted grant = grant("g", ALL, 1);

        assertThat(basis(Channel.WEB, 3, grant, withdrawal(ALL, 4))).isEqualTo(grant);
    }

    @Test
    void a_decision_that_is_recorded_late_counts_from_when_it_was_taken() {
        assertThat(basis(Channel.WEB, 9, withdrawal(ALL, 2), grant("recorded-late", ALL, 1)))
                .isNull();
    }

    @Test
    void of_two_decisions_at_the_same_instant_the_withdrawal_counts_whichever_is_recorded_first() {
        assertThat(basis(Channel.WEB, 9, grant("g", ALL, 1), withdrawal(ALL, 1)))
                .isNull();
        assertThat(basis(Channel.WEB, 9, withdrawal(ALL, 1), grant("g", ALL, 1)))
                .isNull();
    }

    @Test
    void a_withdrawal_for_all_channels_ends_a_grant_for_one_of_the_same_instant() {
        assertThat(basis(Channel.EMAIL, 9, grant("g", Channel.EMAIL, 1), withdrawal(ALL, 1)))
                .isNull();
    }

    @Test
    void a_grant_for_one_product_permits_content_about_that_product_and_nothing_else() {
        ConsentGranted grant = grant("g", about(LIPO, null), 1);

        assertThat(basis(LIPO_ARTICLE, 9, grant)).isEqualTo(grant);
        assertThat(basis(GLYCO_ARTICLE, 9, grant)).isNull();
        assertThat(basis(Channel.WEB, 9, grant)).isNull();
    }

    @Test
    void a_grant_for_one_type_of_content_permits_that_type_and_nothing_else() {
        ConsentGranted grant = grant("g", about(null, ContentType.VIDEO), 1);

        assertThat(basis(new ConsentTarget(Channel.WEB, LIPO, ContentType.VIDEO), 9, grant))
                .isEqualTo(grant);
        assertThat(basis(LIPO_ARTICLE, 9, grant)).isNull();
    }

    @Test
    void a_refusal_for_one_product_leaves_the_others_to_the_grant_for_all() {
        ConsentGranted all = grant("all", ALL, 1);
        ConsentRefused refusal = refusal(about(LIPO, null), 2);

        assertThat(basis(LIPO_ARTICLE, 9, all, refusal)).isNull();
        assertThat(basis(GLYCO_ARTICLE, 9, all, refusal)).isEqualTo(all);
    }

    @Test
    void a_grant_for_a_product_on_a_channel_goes_before_a_refusal_for_the_product() {
        ConsentGranted specific = grant("g", new ConsentScope(Purpose.ANALYTICS, Channel.WEB, LIPO, null), 2);

        assertThat(basis(LIPO_ARTICLE, 9, refusal(about(LIPO, null), 1), specific))
                .isEqualTo(specific);
    }

    @Test
    void between_a_channel_and_a_product_what_is_refused_goes_first_whichever_is_newer() {
        assertThat(basis(LIPO_ARTICLE, 9, grant("g", about(LIPO, null), 2), refusal(Channel.WEB, 1)))
                .isNull();
        assertThat(basis(LIPO_ARTICLE, 9, grant("g", Channel.WEB, 2), refusal(about(LIPO, null), 1)))
                .isNull();
    }

    @Test
    void between_a_product_and_a_type_what_is_refused_goes_first_and_two_grants_permit() {
        ConsentGranted product = grant("product", about(LIPO, null), 1);
        ConsentGranted type = grant("type", about(null, ContentType.ARTICLE), 2);

        assertThat(basis(LIPO_ARTICLE, 9, product, refusal(about(null, ContentType.ARTICLE), 2)))
                .isNull();
        assertThat(basis(LIPO_ARTICLE, 9, product, type)).isEqualTo(type);
    }

    @Test
    void a_withdrawal_for_one_channel_ends_earlier_grants_for_a_product_on_it() {
        ConsentGranted onWeb = grant("g", new ConsentScope(Purpose.ANALYTICS, Channel.WEB, LIPO, null), 1);

        assertThat(basis(LIPO_ARTICLE, 9, onWeb, withdrawal(Channel.WEB, 2))).isNull();
    }

    @Test
    void a_withdrawal_for_everything_ends_an_earlier_grant_for_a_product() {
        assertThat(basis(LIPO_ARTICLE, 9, grant("g", about(LIPO, ContentType.ARTICLE), 1), withdrawal(ALL, 2)))
                .isNull();
    }

    @Test
    void a_snapshot_holds_every_purpose_in_force_with_the_record_it_rests_on() {
        ConsentGranted research = new ConsentGranted(
                ADA, new ConsentRecordId("r"), new ConsentScope(RESEARCH, Channel.WEB), NOTICE, at(2), null);
        Consents history = consents(grant("a", ALL, 1), research);

        assertThat(ConsentPolicy.snapshot(history, ConsentTarget.of(Channel.WEB), at(9))
                        .inForce())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        Purpose.ANALYTICS,
                        new ConsentRecordId("a"),
                        RESEARCH,
                        new ConsentRecordId("r"),
                        SURVEYS,
                        ConsentRecordId.LEGITIMATE_INTEREST)));
    }

    @Test
    void a_snapshot_leaves_out_what_is_not_in_force_on_the_channel() {
        Consents history = consents(grant("a", Channel.EMAIL, 1));

        assertThat(ConsentPolicy.snapshot(history, ConsentTarget.of(Channel.WEB), at(9)))
                .isEqualTo(ConsentSnapshot.of(Map.of(SURVEYS, ConsentRecordId.LEGITIMATE_INTEREST)));
    }

    @Test
    void an_objection_stops_what_profiles_whatever_was_granted_since() {
        ConsentEvent objection = new ObjectionRaised(
                ADA,
                new ConsentRecordId("o"),
                new ConsentScope(Purpose.ALL_PROFILING, null),
                at(1),
                new TreeSet<>(Set.of(PERSONALISATION)));
        ConsentEvent granted = granted(PERSONALISATION, 2);

        assertThat(judge(PERSONALISATION, 9, NO_NOTICES, objection, granted))
                .isEqualTo(new Denied(Reason.OBJECTED, objection));
        assertThat(judge(Purpose.ANALYTICS, 9, NO_NOTICES, objection, grant("g", ALL, 2))
                        .isPermitted())
                .isTrue();
    }

    @Test
    void an_objection_stops_what_was_not_known_to_profile_when_it_was_raised() {
        ConsentEvent objection = objection(1);

        assertThat(judge(PERSONALISATION, 9, NO_NOTICES, objection, granted(PERSONALISATION, 2)))
                .isEqualTo(new Denied(Reason.OBJECTED, objection));
    }

    @Test
    void an_objection_that_was_taken_back_stops_nothing_from_then_on() {
        ConsentEvent back = new ObjectionWithdrawn(
                ADA, new ConsentRecordId("b"), new ConsentScope(Purpose.ALL_PROFILING, null), at(5));
        ConsentEvent[] recorded = {granted(PERSONALISATION, 1), objection(3), back};

        assertThat(judge(PERSONALISATION, 2, NO_NOTICES, recorded).isPermitted())
                .isTrue();
        assertThat(judge(PERSONALISATION, 4, NO_NOTICES, recorded).isPermitted())
                .isFalse();
        assertThat(judge(PERSONALISATION, 5, NO_NOTICES, recorded).isPermitted())
                .isTrue();
    }

    @Test
    void a_legitimate_interest_needs_no_grant() {
        assertThat(judge(SURVEYS, 1, NO_NOTICES)).isEqualTo(new LegitimateInterest(INTEREST));
        assertThat(ConsentPolicy.snapshot(consents(), ConsentTarget.of(Channel.WEB), at(1))
                        .inForce())
                .containsExactly(Map.entry(SURVEYS, ConsentRecordId.LEGITIMATE_INTEREST));
    }

    @Test
    void a_legitimate_interest_ends_where_the_hcp_refuses_or_objects() {
        ConsentEvent refusal = new ConsentRefused(
                ADA, new ConsentRecordId("r"), new ConsentScope(SURVEYS, Channel.WEB), NOTICE, at(1));
        ConsentEvent objection = new ObjectionRaised(
                ADA, new ConsentRecordId("o"), new ConsentScope(SURVEYS, null), at(1), new TreeSet<>(Set.of(SURVEYS)));

        assertThat(judge(SURVEYS, 2, NO_NOTICES, refusal)).isEqualTo(new Denied(Reason.REFUSED, refusal));
        assertThat(judge(SURVEYS, 2, NO_NOTICES, objection)).isEqualTo(new Denied(Reason.OBJECTED, objection));
    }

    @Test
    void a_legitimate_interest_outlives_a_grant_that_ran_out() {
        ConsentEvent ranOut = new ConsentGranted(
                ADA, new ConsentRecordId("g"), new ConsentScope(SURVEYS, null), NOTICE, at(1), at(2));

        assertThat(judge(SURVEYS, 3, NO_NOTICES, ranOut)).isEqualTo(new LegitimateInterest(INTEREST));
    }

    @Test
    void a_grant_that_must_be_confirmed_counts_from_its_confirmation_on() {
        ConsentEvent[] recorded = {requested(1), confirmed(5)};

        assertThat(judge(Purpose.ANALYTICS, 4, NO_NOTICES, recorded))
                .isEqualTo(new Denied(Reason.CONFIRMATION_PENDING, requested(1)));
        assertThat(judge(Purpose.ANALYTICS, 5, NO_NOTICES, recorded)).isEqualTo(new Granted(requested(1)));
    }

    @Test
    void what_was_refused_between_request_and_confirmation_stays_refused() {
        assertThat(judge(Purpose.ANALYTICS, 9, NO_NOTICES, requested(1), refusal(ALL, 3), confirmed(5))
                        .isPermitted())
                .isFalse();
    }

    @Test
    void a_request_changes_nothing_before_it_is_confirmed() {
        ConsentGranted earlier = grant("g", ALL, 1);

        assertThat(judge(Purpose.ANALYTICS, 9, NO_NOTICES, earlier, requested(2)))
                .isEqualTo(new Granted(earlier));
    }

    @Test
    void a_notice_that_asks_anew_ends_grants_under_older_ones_when_it_takes_effect() {
        ConsentEvent grant = grant("g", ALL, 1);
        NoticeRegister notices = new NoticeRegister(List.of(notice("2026-02", 5, true)));

        assertThat(judge(Purpose.ANALYTICS, 4, notices, grant).isPermitted()).isTrue();
        assertThat(judge(Purpose.ANALYTICS, 5, notices, grant)).isEqualTo(new Denied(Reason.RECONSENT_NEEDED, grant));
    }

    @Test
    void a_notice_that_asks_anew_leaves_grants_under_itself_and_under_newer_ones() {
        NoticeRegister notices = new NoticeRegister(List.of(notice("2026-01", 5, true), notice("2025-12", 1, false)));

        assertThat(judge(Purpose.ANALYTICS, 9, notices, grant("g", ALL, 6)).isPermitted())
                .isTrue();
    }

    @Test
    void a_notice_that_does_not_ask_anew_leaves_all_grants() {
        NoticeRegister notices = new NoticeRegister(List.of(notice("2026-02", 5, false)));

        assertThat(judge(Purpose.ANALYTICS, 9, notices, grant("g", ALL, 1)).isPermitted())
                .isTrue();
    }

    @Test
    void what_ran_out_is_told_until_it_is_recorded_or_something_takes_its_place() {
        ConsentGranted ranOut = expiring("g", ALL, 1, 5);
        ConsentEvent recorded = new ConsentExpired(ADA, ranOut.recordId(), ranOut.scope(), at(5), new TreeSet<>());

        assertThat(ConsentPolicy.ranOut(new ConsentHistory(List.of(ranOut)), at(4)))
                .isEmpty();
        assertThat(ConsentPolicy.ranOut(new ConsentHistory(List.of(ranOut)), at(5)))
                .containsExactly(ranOut);
        assertThat(ConsentPolicy.ranOut(new ConsentHistory(List.of(ranOut, recorded)), at(5)))
                .isEmpty();
        assertThat(ConsentPolicy.ranOut(new ConsentHistory(List.of(ranOut, grant("n", ALL, 3))), at(5)))
                .isEmpty();
        assertThat(ConsentPolicy.ranOut(new ConsentHistory(List.of(ranOut, withdrawal(ALL, 3))), at(5)))
                .isEmpty();
    }

    private static Judgement judge(Purpose purpose, int at, NoticeRegister notices, ConsentEvent... recorded) {
        return ConsentPolicy.judge(
                new Consents(
                        new ConsentHistory(List.of(recorded)), new ConsentRules(new Country("DE"), CATALOGUE, notices)),
                purpose,
                ConsentTarget.of(Channel.WEB),
                at(at));
    }

    private static Consents consents(ConsentEvent... recorded) {
        return new Consents(
                new ConsentHistory(List.of(recorded)), new ConsentRules(new Country("DE"), CATALOGUE, NO_NOTICES));
    }

    private static ConsentGranted granted(Purpose purpose, int decided) {
        return new ConsentGranted(
                ADA, new ConsentRecordId("g"), new ConsentScope(purpose, null), NOTICE, at(decided), null);
    }

    private static ConsentEvent objection(int decided) {
        return new ObjectionRaised(
                ADA,
                new ConsentRecordId("o"),
                new ConsentScope(Purpose.ALL_PROFILING, null),
                at(decided),
                new TreeSet<>());
    }

    private static ConsentRequested requested(int decided) {
        return new ConsentRequested(
                ADA, new ConsentRecordId("q"), scope(ALL), NOTICE, at(decided), null, null, null, null, null);
    }

    private static ConsentEvent confirmed(int decided) {
        return new ConsentConfirmed(ADA, new ConsentRecordId("q"), scope(ALL), at(decided));
    }

    private static NoticeVersionPublished notice(String version, int from, boolean requiresReconsent) {
        return new NoticeVersionPublished(
                new NoticeId("privacy"),
                new NoticeVersion(version),
                new Language("en"),
                new Jurisdiction("EU"),
                new TreeSet<>(Set.of(Purpose.ANALYTICS)),
                at(from),
                new NoticeDocument("https://example.org/privacy"),
                requiresReconsent,
                new Actor("compliance"));
    }

    private static @Nullable ConsentGranted basis(Channel channel, int at, ConsentEvent... recorded) {
        return basis(ConsentTarget.of(channel), at, recorded);
    }

    private static @Nullable ConsentGranted basis(ConsentTarget target, int at, ConsentEvent... recorded) {
        return ConsentPolicy.judge(consents(recorded), Purpose.ANALYTICS, target, at(at)) instanceof Granted granted
                ? (ConsentGranted) granted.grant()
                : null;
    }

    private static ConsentGranted grant(String record, @Nullable Channel channel, int decided) {
        return grant(record, scope(channel), decided);
    }

    private static ConsentGranted grant(String record, ConsentScope scope, int decided) {
        return new ConsentGranted(ADA, new ConsentRecordId(record), scope, NOTICE, at(decided), null);
    }

    private static ConsentScope about(@Nullable Product product, @Nullable ContentType type) {
        return new ConsentScope(Purpose.ANALYTICS, null, product, type);
    }

    private static ConsentRefused refusal(ConsentScope scope, int decided) {
        return new ConsentRefused(ADA, new ConsentRecordId("refusal"), scope, NOTICE, at(decided));
    }

    private static ConsentGranted expiring(String record, @Nullable Channel channel, int decided, int expires) {
        return new ConsentGranted(ADA, new ConsentRecordId(record), scope(channel), NOTICE, at(decided), at(expires));
    }

    private static ConsentRefused refusal(@Nullable Channel channel, int decided) {
        return refusal(scope(channel), decided);
    }

    private static ConsentWithdrawn withdrawal(@Nullable Channel channel, int decided) {
        return new ConsentWithdrawn(ADA, new ConsentRecordId("withdrawal"), scope(channel), at(decided));
    }

    private static ConsentScope scope(@Nullable Channel channel) {
        return new ConsentScope(Purpose.ANALYTICS, channel);
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * minute);
    }
}
