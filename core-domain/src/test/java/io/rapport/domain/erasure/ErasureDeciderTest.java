package io.rapport.domain.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.erasure.ErasureCommand.ApproveErasure;
import io.rapport.domain.erasure.ErasureCommand.CompleteErasure;
import io.rapport.domain.erasure.ErasureCommand.DeclineErasure;
import io.rapport.domain.erasure.ErasureCommand.EndRetention;
import io.rapport.domain.erasure.ErasureCommand.RequestErasure;
import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.erasure.ErasureEvent.ErasureCompleted;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.erasure.ErasureEvent.ErasureRequested;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.erasure.ErasureRejection.ErasureAlreadyRequested;
import io.rapport.domain.erasure.ErasureRejection.ErasureNotApproved;
import io.rapport.domain.erasure.ErasureRejection.NoErasureRequested;
import io.rapport.domain.erasure.ErasureRejection.SecondPersonRequired;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ErasureDeciderTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final Actor ANN = new Actor("ann");
    private static final Actor BOB = new Actor("bob");
    private static final ProtectedText REASON = ProtectedText.of(RetentionClass.ACCOUNTABILITY, "UmVhc29u");
    private static final HcpState DEACTIVATED = new HcpState.Deactivated();
    private static final SortedSet<ConsumerName> CONSUMERS =
            new TreeSet<>(Set.of(new ConsumerName("hcp-profile"), new ConsumerName("data-keys")));
    private static final List<RetainedRecords> SAMPLES =
            List.of(new RetainedRecords(RetentionClass.SAMPLES, LocalDate.parse("2029-03-10")));

    private static final ErasureRequested REQUESTED = new ErasureRequested(ADA, REASON, ANN);
    private static final ErasureApproved APPROVED = new ErasureApproved(ADA, ANN, BOB);
    private static final ErasureCompleted COMPLETED = new ErasureCompleted(ADA, CONSUMERS, SAMPLES);
    private static final RequestErasure REQUEST = new RequestErasure(ADA, REASON, ANN);
    private static final CompleteErasure COMPLETE = new CompleteErasure(ADA, CONSUMERS, SAMPLES);
    private static final EndRetention END = new EndRetention(ADA, RetentionClass.SAMPLES);

    @Test
    void a_request_waits_for_somebody_else() {
        assertThat(ErasureDecider.decide(REQUEST, given(), DEACTIVATED)).containsExactly(REQUESTED);
    }

    @Test
    void nobody_is_forgotten_who_was_never_known() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> ErasureDecider.decide(REQUEST, given(), new HcpState.Unregistered()));
    }

    @Test
    void one_request_is_enough() {
        assertThatExceptionOfType(ErasureAlreadyRequested.class)
                .isThrownBy(() -> ErasureDecider.decide(REQUEST, given(REQUESTED), DEACTIVATED));
    }

    @Test
    void who_was_erased_cannot_be_erased_again() {
        assertThatExceptionOfType(HcpIsErased.class)
                .isThrownBy(() -> ErasureDecider.decide(REQUEST, given(REQUESTED, APPROVED), DEACTIVATED));
    }

    @Test
    void a_second_person_approves() {
        assertThat(ErasureDecider.decide(new ApproveErasure(ADA, BOB), given(REQUESTED)))
                .containsExactly(APPROVED);
    }

    @Test
    void nobody_approves_what_they_asked_for() {
        assertThatExceptionOfType(SecondPersonRequired.class)
                .isThrownBy(() -> ErasureDecider.decide(new ApproveErasure(ADA, ANN), given(REQUESTED)));
    }

    @Test
    void nothing_is_approved_that_nobody_asked_for() {
        assertThatExceptionOfType(NoErasureRequested.class)
                .isThrownBy(() -> ErasureDecider.decide(new ApproveErasure(ADA, BOB), given()));
    }

    @Test
    void what_was_declined_can_be_asked_for_again() {
        ErasureDeclined declined = new ErasureDeclined(ADA, REASON, BOB);
        assertThat(ErasureDecider.decide(new DeclineErasure(ADA, REASON, BOB), given(REQUESTED)))
                .containsExactly(declined);
        assertThat(ErasureDecider.decide(REQUEST, given(REQUESTED, declined), DEACTIVATED))
                .containsExactly(REQUESTED);
    }

    @Test
    void what_was_approved_cannot_be_declined() {
        assertThatExceptionOfType(HcpIsErased.class)
                .isThrownBy(
                        () -> ErasureDecider.decide(new DeclineErasure(ADA, REASON, BOB), given(REQUESTED, APPROVED)));
    }

    @Test
    void what_was_not_approved_is_not_complete() {
        assertThatExceptionOfType(ErasureNotApproved.class)
                .isThrownBy(() -> ErasureDecider.decide(COMPLETE, given(REQUESTED)));
    }

    @Test
    void an_erasure_is_complete_once() {
        assertThat(ErasureDecider.decide(COMPLETE, given(REQUESTED, APPROVED))).containsExactly(COMPLETED);
        assertThat(ErasureDecider.decide(COMPLETE, given(REQUESTED, APPROVED, COMPLETED)))
                .isEmpty();
    }

    @Test
    void a_retention_ends_once() {
        RetentionEnded ended = new RetentionEnded(ADA, RetentionClass.SAMPLES);
        assertThat(ErasureDecider.decide(END, given(REQUESTED, APPROVED, COMPLETED)))
                .containsExactly(ended);
        assertThat(ErasureDecider.decide(END, given(REQUESTED, APPROVED, COMPLETED, ended)))
                .isEmpty();
    }

    @Test
    void a_retention_that_never_was_does_not_end() {
        EndRetention other = new EndRetention(ADA, RetentionClass.ACCOUNTABILITY);
        assertThat(ErasureDecider.decide(other, given(REQUESTED, APPROVED, COMPLETED)))
                .isEmpty();
    }

    private static ErasureState given(ErasureEvent... events) {
        ErasureState state = new ErasureState.None();
        for (ErasureEvent event : events) {
            state = ErasureDecider.evolve(state, event);
        }
        return state;
    }
}
