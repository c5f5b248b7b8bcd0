package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.ExpireConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RaiseObjection;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentRejection.ChannelNotOffered;
import io.rapport.domain.consent.ConsentRejection.ExpiryBeforeDecision;
import io.rapport.domain.consent.ConsentRejection.NothingToObjectTo;
import io.rapport.domain.consent.ConsentRejection.NothingToRenew;
import io.rapport.domain.consent.ConsentRejection.NoticeLanguageNotPublished;
import io.rapport.domain.consent.ConsentRejection.NoticeNotPublished;
import io.rapport.domain.consent.ConsentRejection.RequestNoLongerOpen;
import io.rapport.domain.consent.ConsentRejection.UnknownConsentRecord;
import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentDeciderTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final ConsentRecordId RECORD = new ConsentRecordId("record-1");
    private static final ConsentScope ANALYTICS_ON_WEB = new ConsentScope(Purpose.ANALYTICS, Channel.WEB);
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final Instant DECIDED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Country GERMANY = new Country("DE");
    private static final ProcessingTerms NOTHING = new ProcessingTerms(List.of(), List.of(), List.of(), "Nowhere");
    private static final ConsentRules RULES = rules();
    private static final ConsentGranted GRANTED = granted(null);

    @Test
    void a_grant_is_recorded_with_its_expiry() {
        Instant expiry = DECIDED.plusSeconds(1);

        assertThat(ConsentDecider.decide(grant(expiry), ConsentHistory.EMPTY, RULES))
                .containsExactly(granted(expiry));
    }

    @Test
    void a_grant_without_expiry_is_recorded() {
        assertThat(ConsentDecider.decide(grant(null), ConsentHistory.EMPTY, RULES))
                .containsExactly(GRANTED);
    }

    @Test
    void a_grant_that_ends_as_it_begins_is_refused() {
        assertThatExceptionOfType(ExpiryBeforeDecision.class)
                .isThrownBy(() -> ConsentDecider.decide(grant(DECIDED), ConsentHistory.EMPTY, RULES));
    }

    @Test
    void a_refusal_is_recorded() {
        RefuseConsent command = new RefuseConsent(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED);

        assertThat(ConsentDecider.decide(command, ConsentHistory.EMPTY, RULES))
                .containsExactly(new ConsentRefused(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED));
    }

    @Test
    void a_withdrawal_is_recorded_even_where_nothing_was_granted() {
        WithdrawConsent command = new WithdrawConsent(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED);

        assertThat(ConsentDecider.decide(command, ConsentHistory.EMPTY, RULES))
                .containsExactly(new ConsentWithdrawn(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED));
    }

    @Test
    void a_repeated_decision_is_recorded_again_because_each_has_its_receipt() {
        ConsentHistory history = ConsentDecider.evolve(ConsentHistory.EMPTY, GRANTED);

        assertThat(ConsentDecider.decide(grant(null), history, RULES)).containsExactly(GRANTED);
    }

    @Test
    void the_history_is_kept_in_the_order_in_which_decisions_were_taken() {
        ConsentWithdrawn earlier = new ConsentWithdrawn(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED.minusSeconds(1));

        ConsentHistory history = ConsentDecider.evolve(ConsentDecider.evolve(ConsentHistory.EMPTY, GRANTED), earlier);

        assertThat(history.decisions()).containsExactly(earlier, GRANTED);
    }

    @Test
    void a_grant_ends_no_later_than_its_terms_allow() {
        ConsentRules rules = rules(terms(Period.ofYears(1), Set.of(), false, "*"));

        assertThat(expiry(grant(null), rules)).isEqualTo(Instant.parse("2027-03-01T10:00:00Z"));
        assertThat(expiry(grant(Instant.parse("2030-01-01T00:00:00Z")), rules))
                .isEqualTo(Instant.parse("2027-03-01T10:00:00Z"));
        assertThat(expiry(grant(Instant.parse("2026-04-01T00:00:00Z")), rules))
                .isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void the_terms_of_the_most_specific_jurisdiction_apply() {
        ConsentRules rules = rules(
                terms(Period.ofYears(3), Set.of(), false, "*"),
                terms(Period.ofYears(2), Set.of(), false, "EU"),
                terms(Period.ofYears(1), Set.of(), false, "DE"),
                terms(Period.ofMonths(1), Set.of(), false, "US"));

        assertThat(expiry(grant(null), rules)).isEqualTo(Instant.parse("2027-03-01T10:00:00Z"));
        assertThat(expiry(grant(null), new ConsentRules(new Country("FR"), rules.purposes(), rules.notices())))
                .isEqualTo(Instant.parse("2028-03-01T10:00:00Z"));
        assertThat(expiry(grant(null), new ConsentRules(new Country("BR"), rules.purposes(), rules.notices())))
                .isEqualTo(Instant.parse("2029-03-01T10:00:00Z"));
    }

    @Test
    void a_grant_for_a_channel_for_which_it_may_not_be_asked_is_refused() {
        assertThatExceptionOfType(ChannelNotOffered.class)
                .isThrownBy(() -> ConsentDecider.decide(
                        grant(null), ConsentHistory.EMPTY, rules(terms(null, Set.of(Channel.EMAIL), false, "*"))));
    }

    @Test
    void a_grant_of_a_purpose_of_another_country_is_refused_but_it_can_be_withdrawn() {
        PurposeTerms elsewhere = new PurposeTerms(
                new Purpose("surveys"),
                "Ask you",
                LegalBasis.CONSENT,
                new Jurisdiction("US"),
                null,
                Set.of(),
                false,
                false,
                NOTHING);
        ConsentScope scope = new ConsentScope(elsewhere.purpose(), null);

        assertThatExceptionOfType(UnknownPurpose.class)
                .isThrownBy(() -> ConsentDecider.decide(
                        new GrantConsent(ADA, RECORD, scope, NOTICE, DECIDED, null),
                        ConsentHistory.EMPTY,
                        rules(elsewhere)));
        assertThat(ConsentDecider.decide(
                        new WithdrawConsent(ADA, RECORD, scope, DECIDED), ConsentHistory.EMPTY, rules(elsewhere)))
                .hasSize(1);
    }

    @Test
    void once_a_notice_is_in_effect_a_grant_must_cite_it_and_a_language_of_it() {
        ConsentRules rules = new ConsentRules(
                GERMANY,
                RULES.purposes(),
                new NoticeRegister(
                        List.of(notice("2026-01", "de", "EU", 0, false), notice("2026-02", "de", "EU", 9, false))));

        assertThatExceptionOfType(NoticeLanguageNotPublished.class)
                .isThrownBy(() -> ConsentDecider.decide(grant(null), ConsentHistory.EMPTY, rules));
        assertThat(ConsentDecider.decide(citing("2026-01", "de"), ConsentHistory.EMPTY, rules))
                .hasSize(1);
        assertThatExceptionOfType(NoticeNotPublished.class)
                .as("not in effect yet")
                .isThrownBy(() -> ConsentDecider.decide(citing("2026-02", "de"), ConsentHistory.EMPTY, rules));
        assertThatExceptionOfType(NoticeNotPublished.class)
                .isThrownBy(() -> ConsentDecider.decide(citing("2025-01", "de"), ConsentHistory.EMPTY, rules));
    }

    @Test
    void a_notice_of_another_country_or_purpose_asks_for_nothing() {
        ConsentRules rules = new ConsentRules(
                GERMANY, RULES.purposes(), new NoticeRegister(List.of(notice("2026-09", "en", "US", 0, false))));

        assertThat(ConsentDecider.decide(grant(null), ConsentHistory.EMPTY, rules))
                .hasSize(1);
    }

    @Test
    void a_version_that_was_replaced_by_one_that_asks_anew_cannot_be_cited_any_more() {
        ConsentRules rules = new ConsentRules(
                GERMANY,
                RULES.purposes(),
                new NoticeRegister(
                        List.of(notice("2026-01", "de", "EU", -9, false), notice("2026-02", "de", "EU", 0, true))));

        assertThatExceptionOfType(NoticeNotPublished.class)
                .isThrownBy(() -> ConsentDecider.decide(citing("2026-01", "de"), ConsentHistory.EMPTY, rules));
        assertThat(ConsentDecider.decide(citing("2026-02", "de"), ConsentHistory.EMPTY, rules))
                .hasSize(1);
    }

    @Test
    void a_renewal_names_an_earlier_grant_of_the_same_scope() {
        ConsentHistory history = ConsentHistory.EMPTY.with(GRANTED);
        GrantConsent renewal = renewing(ANALYTICS_ON_WEB, RECORD);

        assertThat(ConsentDecider.decide(renewal, history, RULES)).first().returns(RECORD, GivenConsent::renews);
        assertThatExceptionOfType(NothingToRenew.class)
                .isThrownBy(() -> ConsentDecider.decide(renewal, ConsentHistory.EMPTY, RULES));
        assertThatExceptionOfType(NothingToRenew.class)
                .isThrownBy(() -> ConsentDecider.decide(
                        renewing(new ConsentScope(Purpose.ANALYTICS, null), RECORD), history, RULES));
    }

    @Test
    void a_grant_that_includes_email_is_only_requested_where_double_opt_in_is_required() {
        ConsentRules rules = rules(terms(null, Set.of(), true, "*"));

        assertThat(ConsentDecider.decide(grant(null), ConsentHistory.EMPTY, rules))
                .first()
                .isInstanceOf(ConsentGranted.class);
        assertThat(ConsentDecider.decide(ofAllChannels(), ConsentHistory.EMPTY, rules))
                .first()
                .isInstanceOf(ConsentRequested.class);
    }

    @Test
    void a_request_is_confirmed_once() {
        ConsentHistory requested = ConsentHistory.EMPTY.with(request());
        List<ConsentConfirmed> confirmed = ConsentDecider.decide(confirm(1), requested, RULES);

        assertThat(confirmed)
                .containsExactly(new ConsentConfirmed(
                        ADA, RECORD, new ConsentScope(Purpose.ANALYTICS, null), DECIDED.plusSeconds(1)));
        assertThat(ConsentDecider.decide(confirm(2), requested.with(confirmed.getFirst()), RULES))
                .isEmpty();
    }

    @Test
    void a_request_that_was_refused_since_cannot_be_confirmed() {
        ConsentHistory refused = ConsentHistory.EMPTY
                .with(request())
                .with(new ConsentRefused(
                        ADA,
                        new ConsentRecordId("record-2"),
                        new ConsentScope(Purpose.ANALYTICS, null),
                        NOTICE,
                        DECIDED.plusSeconds(1)));

        assertThatExceptionOfType(RequestNoLongerOpen.class)
                .isThrownBy(() -> ConsentDecider.decide(confirm(2), refused, RULES));
    }

    @Test
    void what_was_not_requested_cannot_be_confirmed() {
        assertThatExceptionOfType(UnknownConsentRecord.class)
                .isThrownBy(() -> ConsentDecider.decide(confirm(1), ConsentHistory.EMPTY.with(GRANTED), RULES));
    }

    @Test
    void what_ran_out_is_recorded_once_with_the_channels_that_nothing_else_permits() {
        ConsentGranted everywhere = new ConsentGranted(
                ADA, RECORD, new ConsentScope(Purpose.ANALYTICS, null), NOTICE, DECIDED, DECIDED.plusSeconds(10));
        ConsentGranted onWeb =
                new ConsentGranted(ADA, new ConsentRecordId("record-2"), ANALYTICS_ON_WEB, NOTICE, DECIDED, null);
        ConsentHistory history = ConsentHistory.EMPTY.with(everywhere).with(onWeb);

        List<ConsentExpired> expired = ConsentDecider.decide(expire(10), history, RULES);

        assertThat(expired)
                .containsExactly(new ConsentExpired(
                        ADA,
                        RECORD,
                        everywhere.scope(),
                        DECIDED.plusSeconds(10),
                        new TreeSet<>(Set.of(Channel.APP, Channel.EMAIL, Channel.PHONE, Channel.REP, Channel.EVENT))));
        assertThat(ConsentDecider.decide(expire(9), history, RULES)).isEmpty();
        assertThat(ConsentDecider.decide(expire(11), history.with(expired.getFirst()), RULES))
                .isEmpty();
    }

    @Test
    void an_objection_to_profiling_names_the_purposes_that_it_stops() {
        RaiseObjection command =
                new RaiseObjection(ADA, RECORD, new ConsentScope(Purpose.ALL_PROFILING, null), DECIDED);

        assertThat(ConsentDecider.decide(command, ConsentHistory.EMPTY, RULES))
                .containsExactly(new ObjectionRaised(
                        ADA, RECORD, command.scope(), DECIDED, new TreeSet<>(Set.of(new Purpose("personalisation")))));
    }

    @Test
    void what_rests_on_consent_and_does_not_profile_is_withdrawn_and_not_objected_to() {
        assertThatExceptionOfType(NothingToObjectTo.class)
                .isThrownBy(() -> ConsentDecider.decide(
                        new RaiseObjection(ADA, RECORD, ANALYTICS_ON_WEB, DECIDED), ConsentHistory.EMPTY, RULES));
    }

    private static @Nullable Instant expiry(GrantConsent command, ConsentRules rules) {
        return ConsentDecider.decide(command, ConsentHistory.EMPTY, rules)
                .getFirst()
                .expiresAt();
    }

    private static ConsentRules rules(PurposeTerms... terms) {
        return new ConsentRules(GERMANY, new PurposeCatalogue(List.of(terms)), NoticeRegister.EMPTY);
    }

    private static PurposeTerms terms(
            @Nullable Period validity, Set<Channel> channels, boolean doubleOptIn, String jurisdiction) {
        return new PurposeTerms(
                Purpose.ANALYTICS,
                "Measure",
                LegalBasis.CONSENT,
                new Jurisdiction(jurisdiction),
                validity,
                channels,
                false,
                doubleOptIn,
                NOTHING);
    }

    private static NoticeVersionPublished notice(
            String version, String language, String jurisdiction, int fromSecond, boolean requiresReconsent) {
        return new NoticeVersionPublished(
                new NoticeId("privacy"),
                new NoticeVersion(version),
                new Language(language),
                new Jurisdiction(jurisdiction),
                new TreeSet<>(Set.of(Purpose.ANALYTICS)),
                DECIDED.plusSeconds(fromSecond),
                new NoticeDocument("https://example.org/privacy"),
                requiresReconsent,
                new Actor("compliance"));
    }

    private static GrantConsent citing(String version, String language) {
        return new GrantConsent(
                ADA, RECORD, ANALYTICS_ON_WEB, new NoticeVersion(version), DECIDED, null, new Language(language), null);
    }

    private static GrantConsent renewing(ConsentScope scope, ConsentRecordId renewed) {
        return new GrantConsent(
                ADA, new ConsentRecordId("record-2"), scope, NOTICE, DECIDED.plusSeconds(1), null, null, renewed);
    }

    private static GrantConsent ofAllChannels() {
        return new GrantConsent(ADA, RECORD, new ConsentScope(Purpose.ANALYTICS, null), NOTICE, DECIDED, null);
    }

    private static ConsentEvent request() {
        return ConsentDecider.decide(ofAllChannels(), ConsentHistory.EMPTY, rules(terms(null, Set.of(), true, "*")))
                .getFirst();
    }

    private static ConfirmConsent confirm(int second) {
        return new ConfirmConsent(ADA, RECORD, DECIDED.plusSeconds(second));
    }

    private static ExpireConsent expire(int second) {
        return new ExpireConsent(ADA, RECORD, DECIDED.plusSeconds(second));
    }

    private static ConsentGranted granted(@Nullable Instant expiresAt) {
        return new ConsentGranted(
                ADA,
                RECORD,
                ANALYTICS_ON_WEB,
                NOTICE,
                DECIDED,
                expiresAt,
                null,
                Jurisdiction.EVERYWHERE,
                LegalBasis.CONSENT,
                null);
    }

    private static GrantConsent grant(@Nullable Instant expiresAt) {
        return new GrantConsent(ADA, RECORD, ANALYTICS_ON_WEB, NOTICE, DECIDED, expiresAt);
    }
}
