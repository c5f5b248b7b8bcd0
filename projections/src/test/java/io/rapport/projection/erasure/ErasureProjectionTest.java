package io.rapport.projection.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.erasure.ErasureEvent.ErasureCompleted;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.erasure.ErasureEvent.ErasureRequested;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.erasure.RetainedRecords;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.erasure.ErasureRow.Retained;
import io.rapport.projection.testing.Examples;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final Actor ANN = new Actor("ann");
    private static final Actor BOB = new Actor("bob");
    private static final LocalDate DAY = LocalDate.parse("2029-03-01");

    private final ErasureProjection projection = new ErasureProjection();
    private final Log log = new Log();

    @BeforeEach
    void empty() {
        MODEL.reset(projection);
        log.erasure(hour(9), new ErasureRequested(ADA, Examples.accountability("UQ"), ANN));
    }

    @Test
    void a_request_is_kept_with_who_made_it() {
        ErasureRow row = row();
        assertThat(row.phase()).isEqualTo("requested");
        assertThat(row.requestedBy()).isEqualTo("ann");
        assertThat(row.requestedAt()).isEqualTo(recorded(9));
    }

    @Test
    void a_refusal_is_kept_with_its_reason() {
        log.erasure(hour(10), new ErasureDeclined(ADA, Examples.accountability("Ug"), BOB));
        ErasureRow row = row();
        assertThat(row.phase()).isEqualTo("declined");
        assertThat(row.reason()).isEqualTo("accountability.Ug");
        assertThat(row.decidedBy()).isEqualTo("bob");
    }

    @Test
    void the_erasure_itself_is_kept_with_its_position() {
        log.erasure(hour(10), new ErasureApproved(ADA, ANN, BOB)).hcp(hour(11), new HcpErased(ADA));
        ErasureRow row = row();
        assertThat(row.phase()).isEqualTo("erased");
        assertThat(row.decidedAt()).isEqualTo(recorded(10));
        assertThat(row.erasedAt()).isEqualTo(recorded(11));
        assertThat(row.erasedPosition()).isEqualTo(3);
    }

    @Test
    void what_the_law_keeps_is_listed_until_it_ends() {
        log.erasure(
                hour(12),
                new ErasureCompleted(
                        ADA,
                        new TreeSet<>(Set.of(new ConsumerName("data-keys"))),
                        List.of(
                                new RetainedRecords(RetentionClass.SAMPLES, DAY),
                                new RetainedRecords(RetentionClass.ACCOUNTABILITY, DAY))));
        assertThat(row().retained()).containsExactly(new Retained("samples", DAY), new Retained("accountability", DAY));
        log.erasure(hour(13), new RetentionEnded(ADA, RetentionClass.SAMPLES));
        ErasureRow row = row();
        assertThat(row.phase()).isEqualTo("completed");
        assertThat(row.forgottenBy()).containsExactly("data-keys");
        assertThat(row.retained()).containsExactly(new Retained("accountability", DAY));
    }

    @Test
    void nobody_is_listed_who_was_erased_without_being_asked_for() {
        log.hcp(hour(10), new HcpErased(new HcpId("hcp-ben")));
        MODEL.apply(projection, log.events());
        assertThat(MODEL.rows(ErasureProjection.ERASURE))
                .extracting(ErasureRow::hcpId)
                .containsExactly("hcp-ada");
    }

    private ErasureRow row() {
        MODEL.apply(projection, log.events());
        return MODEL.rows(ErasureProjection.ERASURE).getFirst();
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(hour * 3600L);
    }

    private static Instant recorded(int hour) {
        return hour(hour).plusSeconds(60);
    }
}
