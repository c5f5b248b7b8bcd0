package io.rapport.domain.recommender;

import static io.rapport.domain.recommender.Portal.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.recommender.Recommendation.Listed;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {

    private final Portal portal = new Portal();

    @Test
    void only_what_is_approved_published_and_not_expired_is_listed() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId published = portal.published("published", "lipids");
        portal.drafted("drafted", "lipids");
        ContentId withdrawn = portal.published("withdrawn", "lipids");
        portal.withdraw(withdrawn);

        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(published);

        portal.passes(Duration.ofDays(400));
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();
    }

    @Test
    void only_what_is_meant_for_the_reader_is_listed() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId hers =
                portal.published("hers", audience("cardiology", Role.PHYSICIAN, "GB", false), SCIENTIFIC, "en");
        portal.published("other-specialty", audience("oncology", Role.PHYSICIAN, "GB", false), SCIENTIFIC, "en");
        portal.published("other-role", audience("cardiology", Role.NURSE, "GB", false), SCIENTIFIC, "en");
        portal.published("other-country", audience("cardiology", Role.PHYSICIAN, "DE", false), SCIENTIFIC, "en");
        portal.published("gated", audience("cardiology", Role.PHYSICIAN, "GB", true), SCIENTIFIC, "en");
        portal.published("other-language", Audience.EVERYONE, SCIENTIFIC, "fr");
        HcpId colleague = portal.consenting("colleague", "cardiology");
        for (String id : List.of("hers", "other-specialty", "other-role", "other-country", "gated", "other-language")) {
            portal.views(colleague, new ContentId(id), 10);
        }

        for (Placement placement : List.of(Placement.HOME, Placement.WHILE_AWAY, Placement.READ_BY_SPECIALTY)) {
            assertThat(ids(portal.list(ada, placement))).as(placement.name()).containsExactly(hers);
        }
    }

    @Test
    void promotional_and_scientific_content_are_not_mixed() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId promotional = portal.published("promotional", Audience.EVERYONE, ContentNature.PROMOTIONAL, "en");
        ContentId scientific = portal.published("scientific");

        assertThat(ids(portal.list(portal.state(), ada, Placement.HOME, ContentNature.PROMOTIONAL)))
                .containsExactly(promotional);
        assertThat(ids(portal.list(portal.state(), ada, Placement.HOME, SCIENTIFIC)))
                .containsExactly(scientific);
        assertThat(ids(portal.list(ada, Placement.SEARCH, promotional, scientific)))
                .containsExactlyInAnyOrder(promotional, scientific);
    }

    @Test
    void without_consent_the_segment_decides_and_nothing_that_was_done() {
        HcpId ada = portal.hcp("ada", "oncology", Role.PHYSICIAN);
        ContentId cancer = portal.published("cancer", "breast-cancer");
        ContentId heart = portal.published("heart", "heart-failure");
        Recommendation before = portal.list(ada, Placement.HOME);

        assertThat(before.level()).isEqualTo(Level.SEGMENT);
        assertThat(ids(before)).containsExactly(cancer, heart);
        assertThat(before.items().getFirst().reasons()).contains(Reason.SPECIALTY);
    }

    @Test
    void a_chosen_interest_goes_before_the_specialty() {
        HcpId ada = portal.hcp("ada", "oncology", Role.PHYSICIAN);
        portal.published("cancer", "breast-cancer");
        ContentId migraine = portal.published("migraine", "migraine");
        portal.interested(ada, "migraine");

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(ids(list).getFirst()).isEqualTo(migraine);
        assertThat(list.items().getFirst().reasons().getFirst()).isEqualTo(Reason.INTERESTS);
    }

    @Test
    void personalisation_without_analytics_is_the_segment_too() {
        HcpId ada = portal.hcp("ada", "oncology", Role.PHYSICIAN);
        portal.grant(ada, Purpose.PERSONALISATION);
        portal.published("cancer", "breast-cancer");

        assertThat(portal.list(ada, Placement.HOME).level()).isEqualTo(Level.SEGMENT);
    }

    @Test
    void a_topic_that_was_searched_for_goes_before_others_until_that_is_taken_back() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId read = portal.published("read");
        ContentId migraine = portal.published("migraine", "migraine");
        ContentId asthma = portal.published("asthma", "asthma");
        portal.views(ada, read, 50);
        portal.searches(ada, "migraine");

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(ids(list)).containsExactly(migraine, asthma);
        assertThat(list.items().getFirst().reasons()).contains(Reason.TOPICS);

        portal.withdraw(ada, Purpose.PERSONALISATION);
        portal.grant(ada, Purpose.PERSONALISATION);
        portal.views(ada, read, 50);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(asthma, migraine);
    }

    @Test
    void what_peers_read_is_listed_first_and_says_so() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId common = portal.published("common");
        portal.published("neglected");
        ContentId read = portal.published("read");
        for (int i = 0; i < 3; i++) {
            HcpId peer = portal.consenting("peer-" + i, "cardiology");
            portal.views(peer, common, 50);
            portal.views(peer, read, 50);
        }
        portal.views(ada, common, 50);

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(list.level()).isEqualTo(Level.BEHAVIOUR);
        assertThat(ids(list)).first().isEqualTo(read);
        assertThat(list.items().getFirst().reasons()).contains(Reason.PEERS);
    }

    @Test
    void what_was_read_comes_back_with_its_revision_and_not_before() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId read = portal.published("read");
        portal.views(ada, read, 100);

        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();

        portal.revise(read);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(read);
    }

    @Test
    void what_was_begun_can_be_resumed_until_it_was_read_to_the_end() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId earlier = portal.published("earlier");
        ContentId later = portal.published("later");
        portal.views(ada, earlier, 30);
        portal.views(ada, later, 40);

        assertThat(ids(portal.list(ada, Placement.RESUME))).containsExactly(later, earlier);

        portal.views(ada, later, 95);
        assertThat(ids(portal.list(ada, Placement.RESUME))).containsExactly(earlier);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESUME")
    void what_was_dismissed_does_not_come_back_before_its_revision_but_can_be_found(Placement placement) {
        HcpId ada = portal.consenting("ada", "cardiology");
        HcpId peer = portal.consenting("peer", "cardiology");
        ContentId article = portal.published("article", "lipids");
        ContentId dismissed = portal.published("dismissed", "lipids");
        ContentId[] context = placement.needsContext() ? new ContentId[] {article} : new ContentId[0];
        if (placement == Placement.SEARCH) {
            context = new ContentId[] {article, dismissed};
        }
        portal.views(peer, article, 50);
        portal.views(peer, dismissed, 50);
        assertThat(ids(portal.list(ada, placement, context))).contains(dismissed);

        portal.dismisses(ada, dismissed);
        assertThat(ids(portal.list(ada, placement, context)).contains(dismissed))
                .isEqualTo(placement == Placement.SEARCH);

        portal.revise(dismissed, "lipids");
        portal.views(peer, article, 50);
        portal.views(peer, dismissed, 50);
        assertThat(ids(portal.list(ada, placement, context))).contains(dismissed);
    }

    @Test
    void what_was_begun_and_dismissed_is_not_to_be_resumed() {
        HcpId ada = portal.consenting("ada", "cardiology");
        HcpId peer = portal.consenting("peer", "cardiology");
        ContentId begun = portal.published("begun");
        portal.views(ada, begun, 30);
        portal.views(peer, begun, 30);
        portal.dismisses(ada, begun);

        assertThat(ids(portal.list(ada, Placement.RESUME))).isEmpty();
        assertThat(ids(portal.list(peer, Placement.RESUME))).containsExactly(begun);
    }

    @Test
    void a_dismissal_is_of_the_version_that_was_seen_and_not_of_one_published_since() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId article = portal.published("article");
        Instant seen = portal.now();
        portal.revise(article);
        portal.dismisses(ada, article, seen);

        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(article);
    }

    @Test
    void a_refused_topic_disappears_from_lists_but_can_be_found() {
        HcpId ada = portal.consenting("ada", "cardiology");
        HcpId peer = portal.consenting("peer", "cardiology");
        ContentId refused = portal.published("refused", "lipids", "hypertension");
        ContentId other = portal.published("other", "hypertension");
        portal.refuses(ada, "lipids");

        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(other);
        assertThat(ids(portal.list(ada, Placement.WHILE_AWAY))).containsExactly(other);
        assertThat(ids(portal.list(ada, Placement.TOP_RATED_SIMILAR, other))).isEmpty();
        assertThat(ids(portal.list(ada, Placement.SEARCH, refused, other))).containsExactly(refused, other);
        assertThat(ids(portal.list(peer, Placement.HOME))).contains(refused);
    }

    @Test
    void what_the_reader_said_explicitly_counts_without_personalisation() {
        HcpId ada = portal.hcp("ada", "cardiology", Role.PHYSICIAN);
        portal.grant(ada, Purpose.ANALYTICS);
        ContentId dismissed = portal.published("dismissed");
        portal.published("refused", "migraine");
        ContentId viewed = portal.published("viewed");
        portal.views(ada, viewed, 100);
        portal.dismisses(ada, dismissed);
        portal.refuses(ada, "migraine");

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(list.level()).isEqualTo(Level.SEGMENT);
        assertThat(ids(list)).containsExactly(viewed);
    }

    @Test
    void a_withdrawal_of_personalisation_leaves_what_was_said_explicitly_and_one_of_analytics_does_not() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId dismissed = portal.published("dismissed");
        ContentId refused = portal.published("refused", "migraine");
        portal.dismisses(ada, dismissed);
        portal.refuses(ada, "migraine");

        portal.withdraw(ada, Purpose.PERSONALISATION);
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();

        portal.withdraw(ada, Purpose.ANALYTICS);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactlyInAnyOrder(dismissed, refused);

        portal.grant(ada, Purpose.ANALYTICS);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactlyInAnyOrder(dismissed, refused);
    }

    @Test
    void a_withdrawal_for_one_type_of_content_leaves_refused_topics() {
        HcpId ada = portal.consenting("ada", "cardiology");
        portal.published("refused", "migraine");
        portal.refuses(ada, "migraine");

        portal.withdraw(ada, new ConsentScope(Purpose.ANALYTICS, null, null, ContentType.VIDEO));
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();

        portal.withdraw(ada, new ConsentScope(Purpose.ANALYTICS, Channel.WEB));
        portal.grant(ada, Purpose.ANALYTICS);
        assertThat(ids(portal.list(ada, Placement.HOME))).isNotEmpty();
    }

    @Test
    void anonymous_feedback_and_a_click_change_nobodys_lists() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId clicked = portal.published("clicked", "lipids");
        ContentId other = portal.published("other", "migraine");
        Instant now = portal.now();
        Recommendation before = portal.list(ada, Placement.HOME);
        portal.clicks(ada, clicked);
        portal.dismisses(null, other);
        portal.refuses(null, "migraine");

        assertThat(ids(before)).containsExactlyInAnyOrder(clicked, other);
        assertThat(portal.list(now, ada, Placement.HOME).items()).isEqualTo(before.items());
    }

    @Test
    void a_dismissal_is_no_read_of_those_who_dismiss() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId common = portal.published("common");
        ContentId dismissed = portal.published("dismissed");
        HcpId peer = portal.consenting("peer", "cardiology");
        portal.views(peer, common, 50);
        portal.dismisses(peer, dismissed);
        portal.clicks(peer, dismissed);

        assertThat(ids(portal.list(ada, Placement.READ_TOGETHER, common))).isEmpty();
    }

    @Test
    void after_an_article_comes_what_is_newer_on_its_topics() {
        HcpId ada = portal.consenting("ada", "cardiology");
        portal.published("older", "lipids");
        ContentId article = portal.published("article", "lipids");
        ContentId newer = portal.published("newer", "lipids");
        portal.published("other", "migraine");

        assertThat(ids(portal.list(ada, Placement.NEWER_ON_TOPIC, article))).containsExactly(newer);
    }

    @Test
    void after_an_article_comes_what_others_read_with_it_the_most_often_read_first() {
        HcpId ada = portal.hcp("ada", "cardiology", Role.PHYSICIAN);
        ContentId article = portal.published("article");
        ContentId often = portal.published("often");
        ContentId once = portal.published("once");
        portal.published("never");
        for (int i = 0; i < 3; i++) {
            HcpId peer = portal.consenting("peer-" + i, "cardiology");
            portal.views(peer, article, 50);
            portal.views(peer, often, 50);
            if (i == 0) {
                portal.views(peer, once, 50);
            }
        }

        assertThat(ids(portal.list(ada, Placement.READ_TOGETHER, article))).containsExactly(often, once);
    }

    @Test
    void of_similar_articles_the_best_rated_comes_first() {
        HcpId ada = portal.hcp("ada", "cardiology", Role.PHYSICIAN);
        ContentId article = portal.published("article", "lipids");
        ContentId poor = portal.published("poor", "lipids");
        ContentId good = portal.published("good", "lipids");
        portal.rates(null, poor, 1);
        portal.rates(null, good, 5);

        assertThat(ids(portal.list(ada, Placement.TOP_RATED_SIMILAR, article))).containsExactly(good, poor);
    }

    @Test
    void related_content_is_told_of_what_is_published_and_to_an_hcp_of_what_suits_it() {
        HcpId ada = portal.hcp("ada", "cardiology", Role.PHYSICIAN);
        ContentId article = portal.published("article", "lipids");
        ContentId alike = portal.published("alike", "lipids");
        ContentId gated =
                portal.published("gated", audience("oncology", Role.NURSE, "DE", true), SCIENTIFIC, "en", "lipids");
        ContentId withdrawn = portal.published("withdrawn", "lipids");
        portal.withdraw(withdrawn);
        HcpId peer = portal.consenting("peer", "cardiology");
        portal.views(peer, article, 10);
        portal.views(peer, gated, 10);
        RecommendationState state = portal.state();

        RelatedContent toAnybody = RelatedContent.of(state, article, null, portal.now(), 10);
        RelatedContent toAda =
                RelatedContent.of(state, article, (HcpState.Registered) state.hcp(ada), portal.now(), 10);

        assertThat(toAnybody.similar()).containsExactlyInAnyOrder(alike, gated);
        assertThat(toAnybody.readTogether()).containsExactly(gated);
        assertThat(toAda.similar()).containsExactly(alike);
        assertThat(toAda.readTogether()).isEmpty();
    }

    @Test
    void what_is_indexed_under_the_same_subject_is_alike_across_words() {
        MeshDescriptor diabetes = new MeshDescriptor("D003924");
        ContentId english = portal.publishedUnder(diabetes, "english", "Insulin in old age");
        ContentId other = portal.publishedUnder(diabetes, "other", "Metformin first?");
        portal.publishedUnder(new MeshDescriptor("D001249"), "asthma", "Inhalers");

        assertThat(RelatedContent.of(portal.state(), english, null, portal.now(), 10)
                        .similar())
                .containsExactly(other);
    }

    @Test
    void what_was_published_while_the_reader_was_away_is_listed() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId before = portal.published("before");
        ContentId other = portal.published("other");
        portal.views(ada, other, 10);
        portal.passes(Duration.ofDays(90));
        ContentId missed = portal.published("missed");

        assertThat(ids(portal.list(ada, Placement.WHILE_AWAY)))
                .containsExactly(missed)
                .doesNotContain(before);
    }

    @Test
    void results_of_a_search_keep_their_order_where_nothing_else_is_known() {
        HcpId ada = portal.hcp("ada", "cardiology", Role.PHYSICIAN);
        ContentId a = portal.published("a");
        ContentId b = portal.published("b");
        ContentId c = portal.published("c");

        assertThat(ids(portal.list(ada, Placement.SEARCH, c, a, b))).containsExactly(c, a, b);
    }

    @Test
    void nothing_eligible_gives_an_empty_list_and_one_item_a_list_of_one() {
        HcpId ada = portal.consenting("ada", "cardiology");
        for (Placement placement : Placement.values()) {
            ContentId[] context = placement.needsContext() ? new ContentId[] {new ContentId("x")} : new ContentId[0];
            assertThat(ids(portal.list(ada, placement, context)))
                    .as(placement.name())
                    .isEmpty();
        }
        ContentId only = portal.published("only");
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(only);
    }

    @Test
    void contributions_sum_to_the_score_of_the_first_page() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId read = portal.published("read", "lipids");
        portal.published("a", "lipids");
        portal.published("b", "migraine");
        portal.views(ada, read, 50);

        List<Listed> items = portal.list(ada, Placement.HOME).items();

        assertThat(items).hasSize(2);
        for (Listed listed : items) {
            double sum = 0;
            for (double contribution : listed.contributions().values()) {
                sum += contribution;
            }
            assertThat(sum).isEqualTo(listed.item().score());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_withdrawal_or_erasure_leaves_lists_as_if_the_reader_had_never_done_anything(long seed) {
        Random random = new Random(seed);
        List<HcpId> readers = readers();
        List<ContentId> contents = contents(random);
        for (int i = 0; i < 120; i++) {
            portal.views(readers.get(random.nextInt(6)), contents.get(random.nextInt(12)), random.nextInt(101));
            portal.rates(readers.get(random.nextInt(6)), contents.get(random.nextInt(12)), 1 + random.nextInt(5));
            if (i % 20 == 0) {
                portal.clicks(readers.get(random.nextInt(6)), contents.get(random.nextInt(12)));
                portal.dismisses(readers.get(random.nextInt(6)), contents.get(random.nextInt(12)));
            }
        }
        portal.refuses(readers.get(random.nextInt(6)), "migraine");
        HcpId gone = readers.get(2);
        if (seed % 2 == 0) {
            portal.withdraw(gone, Purpose.ANALYTICS);
        } else {
            portal.erase(gone);
        }
        RecommendationState with = portal.state();
        RecommendationState without =
                portal.state(recorded -> !gone.equals(recorded.context().subject())
                        || !recorded.type().name().startsWith("engagement."));
        for (HcpId reader : readers) {
            if (reader.equals(gone)) {
                continue;
            }
            for (Placement placement : Placement.values()) {
                ContentId[] context = placement.needsContext() ? new ContentId[] {contents.get(3)} : new ContentId[0];
                assertThat(portal.list(with, reader, placement, SCIENTIFIC, context)
                                .items())
                        .as("seed %d, %s for %s", seed, placement, reader)
                        .isEqualTo(portal.list(without, reader, placement, SCIENTIFIC, context)
                                .items());
            }
        }
    }

    @Test
    void a_withdrawal_of_personalisation_takes_the_reader_from_lists_but_not_from_counts() {
        HcpId ada = portal.consenting("ada", "cardiology");
        HcpId peer = portal.consenting("peer", "cardiology");
        ContentId common = portal.published("common");
        ContentId read = portal.published("read");
        portal.views(peer, common, 50);
        portal.views(peer, read, 50);
        portal.views(ada, common, 50);
        assertThat(portal.list(ada, Placement.HOME).items().getFirst().reasons())
                .contains(Reason.PEERS);

        portal.withdraw(peer, Purpose.PERSONALISATION);

        assertThat(portal.list(ada, Placement.HOME).items().getFirst().reasons())
                .doesNotContain(Reason.PEERS);
        assertThat(ids(portal.list(ada, Placement.READ_TOGETHER, common))).isEmpty();
        assertThat(ids(portal.list(ada, Placement.HOME))).contains(read);
    }

    @Test
    void a_placement_that_needs_context_says_so_and_one_that_does_not_refuses_it() {
        HcpId ada = portal.consenting("ada", "cardiology");

        assertThatThrownBy(() -> portal.list(ada, Placement.READ_TOGETHER))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("context"));
        assertThatThrownBy(() -> portal.list(ada, Placement.HOME, new ContentId("x")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void what_is_pinned_stands_at_its_place_and_says_so() {
        HcpId ada = portal.consenting("ada", "cardiology");
        contents(new Random(1));
        ContentId pinned = ids(portal.list(ada, Placement.HOME)).get(5);

        portal.pins(pinned, 2);

        Listed second = portal.list(ada, Placement.HOME).items().get(1);
        assertThat(second.item().content()).isEqualTo(pinned);
        assertThat(second.item().place()).isEqualTo(PlaceReason.PINNED);
        assertThat(second.item().propensity()).isEqualTo(1);
        assertThat(second.reasons().getFirst()).isEqualTo(Reason.PINNED);
        assertThat(ids(portal.list(ada, Placement.HOME))).doesNotHaveDuplicates();
    }

    @Test
    void a_pin_is_listed_from_its_start_to_its_end_once_it_was_approved() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId pinned = portal.published("a-pinned");
        portal.published("b-other");
        portal.passes(Duration.ofDays(10));
        ContentId newest = portal.published("c-newest");
        Duration time = Duration.ofDays(1);
        PinId pin = portal.proposes(pinned, 1, SegmentLimits.NONE, time);
        Instant from = portal.now().plus(Duration.ofHours(1));
        assertThat(first(portal.list(from, ada, Placement.HOME))).isEqualTo(newest);

        portal.approves(pin);

        assertThat(first(portal.list(from.minusMillis(1), ada, Placement.HOME))).isEqualTo(newest);
        assertThat(first(portal.list(from, ada, Placement.HOME))).isEqualTo(pinned);
        assertThat(first(portal.list(from.plus(time).minusMillis(1), ada, Placement.HOME)))
                .isEqualTo(pinned);
        assertThat(first(portal.list(from.plus(time), ada, Placement.HOME))).isEqualTo(newest);
    }

    @Test
    void a_pin_ends_at_once_when_somebody_ends_it() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId pinned = portal.published("pinned");
        portal.passes(Duration.ofDays(10));
        ContentId newest = portal.published("newest");
        PinId pin = portal.pins(pinned, 1);
        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(pinned, newest);

        portal.ends(pin);

        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(newest, pinned);
    }

    @Test
    void a_pin_shows_nobody_what_they_may_not_be_offered() {
        HcpId ada = portal.consenting("ada", "cardiology");
        Audience hers = audience("cardiology", Role.PHYSICIAN, "GB", false);
        ContentId withdrawn = portal.published("withdrawn");
        portal.pins(portal.drafted("drafted"), 1);
        portal.pins(withdrawn, 2);
        portal.withdraw(withdrawn);
        portal.pins(
                portal.published("oncology", audience("oncology", Role.PHYSICIAN, "GB", false), SCIENTIFIC, "en"), 3);
        portal.pins(
                portal.published("german", audience("cardiology", Role.PHYSICIAN, "DE", false), SCIENTIFIC, "en"), 4);
        portal.pins(portal.published("french", hers, SCIENTIFIC, "fr"), 5);
        portal.pins(portal.published("gated", audience("cardiology", Role.PHYSICIAN, "GB", true), SCIENTIFIC, "en"), 6);
        portal.pins(portal.published("promotional", hers, ContentNature.PROMOTIONAL, "en"), 7);
        ContentId expiring = portal.published("expiring");
        portal.pins(expiring, 8);

        assertThat(ids(portal.list(ada, Placement.HOME))).containsExactly(expiring);
        portal.passes(Duration.ofDays(366));
        portal.pins(expiring, 9);
        assertThat(ids(portal.list(ada, Placement.HOME))).isEmpty();
    }

    @Test
    void a_pin_that_is_limited_is_listed_for_whom_it_is_limited_to() {
        HcpId ada = portal.consenting("ada", "cardiology");
        HcpId olga = portal.consenting("olga", "oncology");
        ContentId pinned = portal.published("pinned");
        portal.passes(Duration.ofDays(10));
        ContentId newest = portal.published("newest");
        SegmentLimits cardiology = new SegmentLimits(Set.of(new Specialty("cardiology")), Set.of(), Set.of());
        portal.approves(portal.proposes(pinned, 1, cardiology, Duration.ofDays(30)));

        assertThat(first(portal.list(ada, Placement.HOME))).isEqualTo(pinned);
        assertThat(first(portal.list(olga, Placement.HOME))).isEqualTo(newest);
    }

    @Test
    void a_pin_stays_for_who_has_begun_to_read_and_leaves_who_has_finished_or_dismissed_it() {
        HcpId beginner = portal.consenting("beginner", "cardiology");
        HcpId finisher = portal.consenting("finisher", "cardiology");
        HcpId refuser = portal.consenting("refuser", "cardiology");
        ContentId pinned = portal.published("pinned");
        ContentId other = portal.published("other");
        portal.pins(pinned, 1);
        portal.views(beginner, pinned, 30);
        portal.views(finisher, pinned, 100);
        portal.dismisses(refuser, pinned);

        assertThat(ids(portal.list(beginner, Placement.HOME))).containsExactly(pinned, other);
        assertThat(ids(portal.list(finisher, Placement.HOME))).containsExactly(other);
        assertThat(ids(portal.list(refuser, Placement.HOME))).containsExactly(other);
    }

    @Test
    void a_pin_below_the_end_of_a_short_list_is_its_end() {
        HcpId ada = portal.consenting("ada", "cardiology");
        portal.published("a");
        ContentId pinned = portal.published("b-pinned");
        portal.published("c");
        portal.pins(pinned, 9);

        assertThat(ids(portal.list(ada, Placement.HOME)))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .endsWith(pinned);
    }

    @Test
    void what_is_pinned_twice_stands_at_the_first_of_its_places() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId pinned = contents(new Random(1)).getFirst();
        portal.pins(pinned, 4);
        portal.pins(pinned, 2);

        List<ContentId> listed = ids(portal.list(ada, Placement.HOME));

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.get(1)).isEqualTo(pinned);
    }

    @Test
    void only_the_first_page_has_pins() {
        HcpId ada = portal.consenting("ada", "cardiology");
        ContentId older = portal.published("older", "lipids");
        ContentId newer = portal.published("newer", "lipids");
        List<Listed> before = portal.list(ada, Placement.WHILE_AWAY).items();
        Instant then = portal.now();
        portal.pins(older, 1);

        assertThat(portal.list(then, ada, Placement.WHILE_AWAY).items()).isEqualTo(before);
        assertThat(ids(portal.list(ada, Placement.SEARCH, newer, older))).containsExactly(newer, older);
    }

    @Test
    void a_list_is_made_again_with_the_pins_of_its_position_and_moment() {
        HcpId ada = portal.consenting("ada", "cardiology");
        List<ContentId> contents = contents(new Random(1));
        PinId first = portal.pins(contents.get(0), 1);
        PinId second = portal.pins(contents.get(1), 3);
        portal.views(ada, contents.get(5), 50);
        Recommendation served = portal.list(ada, Placement.HOME);
        Instant at = portal.now();
        portal.ends(first);
        portal.ends(second);
        portal.pins(contents.get(2), 1);

        RecommendationState then = portal.state(recorded -> recorded.position() <= served.basedOn());

        assertThat(portal.list(then, at, ada, Placement.HOME, SCIENTIFIC)).isEqualTo(served);
        assertThat(portal.list(at, ada, Placement.HOME)).isNotEqualTo(served);
    }

    private static ContentId first(Recommendation list) {
        return ids(list).getFirst();
    }

    private List<HcpId> readers() {
        return List.of(
                portal.consenting("hcp-0", "cardiology"),
                portal.consenting("hcp-1", "oncology"),
                portal.consenting("hcp-2", "cardiology"),
                portal.consenting("hcp-3", "neurology"),
                portal.consenting("hcp-4", "cardiology"),
                portal.consenting("hcp-5", "oncology"));
    }

    private List<ContentId> contents(Random random) {
        String[] topics = {"lipids", "migraine", "breast-cancer"};
        return java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> portal.published("content-" + i, topics[random.nextInt(3)]))
                .toList();
    }

    private static final ContentNature SCIENTIFIC = ContentNature.SCIENTIFIC;

    private static Audience audience(String specialty, Role role, String country, boolean gated) {
        return new Audience(Set.of(new Specialty(specialty)), Set.of(role), Set.of(new Country(country)), gated, false);
    }
}
