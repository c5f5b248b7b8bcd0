package io.rapport.projection.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinEvent.PinRefused;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Language;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final PinId SPRING = new PinId("spring");
    private static final Actor EDDA = new Actor("edda");
    private static final Actor RUTH = new Actor("ruth");
    private static final FreeText REASON = new FreeText("No longer news.");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-24T12:00:00Z");

    private final PinProjection projection = new PinProjection();
    private final Log log = new Log();

    @BeforeEach
    void propose() {
        MODEL.reset(projection);
        SegmentLimits limits = new SegmentLimits(
                Set.of(new Specialty("nephrology"), new Specialty("cardiology")),
                Set.of(new Country("GB")),
                Set.of(new Language("en")));
        log.pin(
                NOON,
                new PinProposed(
                        Placement.HOME,
                        SPRING,
                        new Pin(new ContentId("guideline"), 2, limits, NOON, TO),
                        new FreeText("The dose changes."),
                        EDDA));
    }

    @Test
    void a_proposal_is_kept_with_what_where_when_for_whom_and_why() {
        assertThat(row())
                .isEqualTo(new PinRow(
                        "home",
                        "spring",
                        "guideline",
                        2,
                        List.of("cardiology", "nephrology"),
                        List.of("GB"),
                        List.of("en"),
                        NOON,
                        TO,
                        "proposed",
                        "The dose changes.",
                        "edda",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        NOON.plusSeconds(60)));
    }

    @Test
    void an_approval_is_kept_with_who_and_when() {
        log.pin(NOON, new PinApproved(Placement.HOME, SPRING, RUTH, NOON));
        assertThat(row().phase()).isEqualTo("approved");
        assertThat(row().reviewer()).isEqualTo("ruth");
        assertThat(row().approvedAt()).isEqualTo(NOON);
    }

    @Test
    void a_refusal_is_kept_with_who_and_why() {
        log.pin(NOON, new PinRefused(Placement.HOME, SPRING, RUTH, REASON));
        assertThat(row().phase()).isEqualTo("refused");
        assertThat(row().reviewer()).isEqualTo("ruth");
        assertThat(row().refusalReason()).isEqualTo(REASON.value());
        assertThat(row().approvedAt()).isNull();
    }

    @Test
    void an_end_is_kept_with_who_when_and_why_beside_the_approval() {
        Instant ended = NOON.plusSeconds(9);
        log.pin(NOON, new PinApproved(Placement.HOME, SPRING, RUTH, NOON))
                .pin(NOON, new PinEnded(Placement.HOME, SPRING, EDDA, REASON, ended));
        assertThat(row().phase()).isEqualTo("ended");
        assertThat(row().endedBy()).isEqualTo("edda");
        assertThat(row().endedAt()).isEqualTo(ended);
        assertThat(row().endReason()).isEqualTo(REASON.value());
        assertThat(row().approvedAt()).isEqualTo(NOON);
    }

    private PinRow row() {
        MODEL.apply(projection, log.events());
        return MODEL.rows(PinProjection.PIN).getFirst();
    }
}
