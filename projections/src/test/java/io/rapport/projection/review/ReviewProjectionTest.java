package io.rapport.projection.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventName;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.review.EventDigest;
import io.rapport.domain.review.Meaning;
import io.rapport.domain.review.Remark;
import io.rapport.domain.review.ReviewEvent.EventLookedAt;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.review.ReviewEvent.ReviewCommented;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.Risk;
import io.rapport.domain.review.Signature;
import io.rapport.domain.review.SignerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.testing.Examples;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final EventId EVENT = new EventId("reviewed-1");
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final Actor ANN = new Actor("ann");
    private static final Actor BOB = new Actor("bob");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final EventDigest DIGEST = new EventDigest("A".repeat(43) + "=");

    private final ReviewProjection projection = new ReviewProjection();
    private final Log log = new Log();

    @BeforeEach
    void open() {
        MODEL.reset(projection);
        log.review(
                NOON,
                new ReviewOpened(
                        EVENT,
                        7,
                        new EventName("erasure.approved"),
                        ADA,
                        ANN,
                        new ReviewRuleName("erasure"),
                        Risk.HIGH,
                        NOON.plusSeconds(60)));
    }

    @Test
    void a_review_is_kept_with_what_it_is_of_and_when_it_is_due() {
        ReviewRow row = row();
        assertThat(row.position()).isEqualTo(7);
        assertThat(row.event()).isEqualTo("erasure.approved");
        assertThat(row.risk()).isEqualTo("high");
        assertThat(row.status()).isEqualTo("opened");
        assertThat(row.dueAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void whoever_was_assigned_last_has_it() {
        log.review(NOON, new ReviewAssigned(EVENT, ANN, null, BOB))
                .review(NOON, new ReviewAssigned(EVENT, BOB, Remark.of(Examples.accountability("Ug")), ANN));
        ReviewRow row = row();
        assertThat(row.status()).isEqualTo("assigned");
        assertThat(row.assignee()).isEqualTo("bob");
    }

    @Test
    void a_signature_is_kept_with_all_its_parts() {
        Signature signature =
                new Signature(BOB, new SignerName("Robert Roe"), Meaning.ESCALATED, NOON.plusSeconds(9), NOON);
        log.review(NOON, new ReviewSigned(EVENT, 7, DIGEST, signature));
        ReviewRow row = row();
        assertThat(row.status()).isEqualTo("signed");
        assertThat(row.signedBy()).isEqualTo("bob");
        assertThat(row.signerName()).isEqualTo("Robert Roe");
        assertThat(row.meaning()).isEqualTo("escalated");
        assertThat(row.signedAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(row.authenticatedAt()).isEqualTo(NOON);
        assertThat(row.digest()).isEqualTo(DIGEST.value());
    }

    @Test
    void every_step_is_kept_in_its_order() {
        log.review(NOON, new ReviewAssigned(EVENT, BOB, null, ANN))
                .review(NOON, new EventLookedAt(EVENT, DIGEST, BOB, NOON))
                .review(NOON, new ReviewCommented(EVENT, Remark.of(Examples.accountability("Q29t")), BOB))
                .review(NOON, new ReviewCommented(EVENT, Remark.of(new FreeText("Plain.")), ANN));
        row();
        assertThat(MODEL.rows(ReviewProjection.STEP))
                .extracting(ReviewStepRow::step, ReviewStepRow::doneBy, step -> step.protectedRemark() + step.remark())
                .containsExactly(
                        tuple("opened", null, "nullnull"),
                        tuple("assigned", "ann", "nullnull"),
                        tuple("looked", "bob", "nullnull"),
                        tuple("commented", "bob", "accountability.Q29tnull"),
                        tuple("commented", "ann", "nullPlain."));
    }

    @Test
    void an_erasure_leaves_the_review_to_account_for_it() {
        log.hcp(NOON, new HcpErased(ADA));
        assertThat(row().hcpId()).isEqualTo("hcp-ada");
    }

    private ReviewRow row() {
        MODEL.apply(projection, log.events());
        return MODEL.rows(ReviewProjection.REVIEW).getFirst();
    }
}
