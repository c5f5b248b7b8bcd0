package io.rapport.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentPolicyTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");
    private static final Purpose RESEARCH = new Purpose("research");
    private static final @Nullable Channel ALL = null;
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
        ConsentHistory history = new ConsentHistory(List.of(grant("g", ALL, 1)));

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
                        new ConsentHistory(List.of(grant)),
                        Purpose.ANALYTICS,
                        ConsentTarget.of(Channel.WEB),
                        at(5).minusNanos(1)))
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
        ConsentHistory history = new ConsentHistory(List.of(grant("a", ALL, 1), research));

        assertThat(ConsentPolicy.snapshot(history, ConsentTarget.of(Channel.WEB), at(9))
                        .inForce())
                .containsExactlyEntriesOf(new TreeMap<>(
                        Map.of(Purpose.ANALYTICS, new ConsentRecordId("a"), RESEARCH, new ConsentRecordId("r"))));
    }

    @Test
    void a_snapshot_leaves_out_what_is_not_in_force_on_the_channel() {
        ConsentHistory history = new ConsentHistory(List.of(grant("a", Channel.EMAIL, 1)));

        assertThat(ConsentPolicy.snapshot(history, ConsentTarget.of(Channel.WEB), at(9)))
                .isEqualTo(ConsentSnapshot.NONE);
    }

    private static @Nullable ConsentGranted basis(Channel channel, int at, ConsentEvent... recorded) {
        return basis(ConsentTarget.of(channel), at, recorded);
    }

    private static @Nullable ConsentGranted basis(ConsentTarget target, int at, ConsentEvent... recorded) {
        return ConsentPolicy.judge(new ConsentHistory(List.of(recorded)), Purpose.ANALYTICS, target, at(at))
                        instanceof Granted granted
                ? granted.grant()
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
