package io.rapport.domain.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinCommand.RefusePin;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinEvent.PinRefused;
import io.rapport.domain.recommendation.PinRejection.FourEyesRequired;
import io.rapport.domain.recommendation.PinRejection.PinAlreadyExists;
import io.rapport.domain.recommendation.PinRejection.PinIsOver;
import io.rapport.domain.recommendation.PinRejection.PlaceTaken;
import io.rapport.domain.recommendation.PinRejection.UnknownPin;
import io.rapport.domain.recommendation.PinRejection.UnknownPinnedContent;
import io.rapport.domain.recommendation.PinRejection.WrongPhase;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinDeciderTest {

    private static final Placement HOME = Placement.HOME;
    private static final PinId SPRING = new PinId("spring");
    private static final PinId OTHER = new PinId("other");
    private static final ContentId GUIDELINE = new ContentId("guideline");
    private static final Actor EDDA = new Actor("edda");
    private static final Actor RUTH = new Actor("ruth");
    private static final FreeText REASON = new FreeText("The new guideline changes the dose.");
    private static final Instant FROM = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-24T12:00:00Z");
    private static final Instant BEFORE = FROM.minusSeconds(60);
    private static final Pin PIN = pin(1, SegmentLimits.NONE, FROM, TO);
    private static final ContentState KNOWN = ContentDecider.evolve(
            new ContentState.Absent(),
            new ContentDrafted(
                    GUIDELINE,
                    1,
                    new ContentProfile(
                            new FreeText("Guideline"),
                            null,
                            ContentType.GUIDELINE,
                            ContentNature.SCIENTIFIC,
                            new TreeSet<>(),
                            new Language("en"),
                            Audience.EVERYONE,
                            null,
                            new TreeSet<>()),
                    EDDA));

    @Test
    void a_proposal_is_recorded_with_who_and_why() {
        assertThat(PinDecider.decide(proposal(PIN), PinState.INITIAL, KNOWN)).containsExactly(proposed(SPRING, PIN));
    }

    @Test
    void an_id_is_used_for_one_pin_only() {
        refused(PinAlreadyExists.class, () -> PinDecider.decide(proposal(PIN), given(proposed(SPRING, PIN)), KNOWN));
    }

    @Test
    void what_does_not_exist_is_not_pinned() {
        refused(
                UnknownPinnedContent.class,
                () -> PinDecider.decide(proposal(PIN), PinState.INITIAL, new ContentState.Absent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void places_are_from_1_to_10(int place) {
        invalid("place", () -> pin(place, SegmentLimits.NONE, FROM, TO));
    }

    @Test
    void a_pin_ends_after_it_begins() {
        invalid("to", () -> pin(1, SegmentLimits.NONE, FROM, FROM));
        invalid("to", () -> pin(1, SegmentLimits.NONE, TO, FROM));
    }

    @Test
    void a_pin_is_for_90_days_at_most() {
        Instant longest = FROM.plus(Duration.ofDays(90));
        assertThat(PinDecider.decide(proposal(pin(10, SegmentLimits.NONE, FROM, longest)), PinState.INITIAL, KNOWN))
                .hasSize(1);
        invalid("to", () -> proposal(pin(10, SegmentLimits.NONE, FROM, longest.plusMillis(1))));
    }

    @Test
    void dates_that_no_store_holds_are_refused() {
        invalid("from", () -> proposal(pin(1, SegmentLimits.NONE, Instant.MIN, FROM)));
        invalid("to", () -> proposal(pin(1, SegmentLimits.NONE, FROM, Instant.MAX)));
    }

    @ParameterizedTest
    @EnumSource(value = Placement.class, mode = EnumSource.Mode.EXCLUDE, names = "HOME")
    void only_the_first_page_has_pins(Placement placement) {
        invalid("placement", () -> new ProposePin(placement, SPRING, PIN, REASON, EDDA));
    }

    @Test
    void somebody_else_approves() {
        assertThat(PinDecider.decide(approval(SPRING), given(proposed(SPRING, PIN))))
                .containsExactly(approved(SPRING));
    }

    @Test
    void somebody_else_refuses_and_says_why() {
        assertThat(PinDecider.decide(refusal(RUTH), given(proposed(SPRING, PIN))))
                .containsExactly(new PinRefused(HOME, SPRING, RUTH, REASON));
    }

    @Test
    void nobody_approves_or_refuses_what_they_proposed() {
        PinState state = given(proposed(SPRING, PIN));
        refused(FourEyesRequired.class, () -> PinDecider.decide(new ApprovePin(HOME, SPRING, EDDA, BEFORE), state));
        refused(FourEyesRequired.class, () -> PinDecider.decide(refusal(EDDA), state));
    }

    static Stream<List<PinEvent>> reviewed() {
        return Stream.of(
                List.of(proposed(SPRING, PIN), approved(SPRING)),
                List.of(proposed(SPRING, PIN), new PinRefused(HOME, SPRING, RUTH, REASON)),
                List.of(proposed(SPRING, PIN), ended()));
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void a_pin_is_reviewed_once(List<PinEvent> history) {
        PinState state = given(history.toArray(PinEvent[]::new));
        refused(WrongPhase.class, () -> PinDecider.decide(approval(SPRING), state));
        refused(WrongPhase.class, () -> PinDecider.decide(refusal(RUTH), state));
    }

    @Test
    void a_pin_whose_time_is_over_is_not_approved() {
        PinState state = given(proposed(SPRING, PIN));
        refused(PinIsOver.class, () -> PinDecider.decide(new ApprovePin(HOME, SPRING, RUTH, TO), state));
        assertThat(PinDecider.decide(new ApprovePin(HOME, SPRING, RUTH, TO.minusMillis(1)), state))
                .hasSize(1);
    }

    @Test
    void a_place_is_held_by_one_pin_at_a_time() {
        PinState state = given(proposed(OTHER, PIN), approved(OTHER), proposed(SPRING, PIN));
        refused(PlaceTaken.class, () -> PinDecider.decide(approval(SPRING), state));
    }

    @Test
    void a_pin_that_overlaps_by_a_moment_finds_its_place_taken() {
        Pin last = pin(1, SegmentLimits.NONE, TO.minusMillis(1), TO.plusSeconds(60));
        Pin around = pin(1, SegmentLimits.NONE, FROM.minusSeconds(60), TO.plusSeconds(60));
        for (Pin overlapping : List.of(last, around)) {
            PinState state = given(proposed(OTHER, overlapping), approved(OTHER), proposed(SPRING, PIN));
            refused(PlaceTaken.class, () -> PinDecider.decide(approval(SPRING), state));
        }
    }

    @Test
    void a_segment_that_both_may_include_is_taken() {
        SegmentLimits cardiology = limits(Set.of("cardiology", "nephrology"), Set.of(), Set.of());
        SegmentLimits british = limits(Set.of("cardiology"), Set.of("GB"), Set.of());
        PinState state = given(
                proposed(OTHER, pin(1, cardiology, FROM, TO)),
                approved(OTHER),
                proposed(SPRING, pin(1, british, FROM, TO)));
        refused(PlaceTaken.class, () -> PinDecider.decide(approval(SPRING), state));
    }

    static Stream<Pin> apart() {
        return Stream.of(
                pin(2, SegmentLimits.NONE, FROM, TO),
                pin(1, SegmentLimits.NONE, TO, TO.plusSeconds(60)),
                pin(1, SegmentLimits.NONE, FROM.minusSeconds(60), FROM),
                pin(1, limits(Set.of("oncology"), Set.of("GB"), Set.of("en")), FROM, TO),
                pin(1, limits(Set.of("cardiology"), Set.of("DE"), Set.of("en")), FROM, TO),
                pin(1, limits(Set.of(), Set.of(), Set.of("fr")), FROM, TO));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void another_place_time_or_segment_is_free(Pin other) {
        Pin wanted = pin(1, limits(Set.of("cardiology"), Set.of("GB"), Set.of("en")), FROM, TO);
        PinState state = given(proposed(OTHER, other), approved(OTHER), proposed(SPRING, wanted));
        assertThat(PinDecider.decide(approval(SPRING), state)).hasSize(1);
    }

    @Test
    void what_is_not_approved_or_has_ended_holds_no_place() {
        assertThat(PinDecider.decide(approval(SPRING), given(proposed(OTHER, PIN), proposed(SPRING, PIN))))
                .hasSize(1);
        assertThat(PinDecider.decide(
                        approval(SPRING),
                        given(
                                proposed(OTHER, PIN),
                                approved(OTHER),
                                new PinEnded(HOME, OTHER, EDDA, REASON, BEFORE),
                                proposed(SPRING, PIN))))
                .hasSize(1);
    }

    @Test
    void a_pin_is_ended_before_its_time() {
        assertThat(PinDecider.decide(end(BEFORE), given(proposed(SPRING, PIN), approved(SPRING))))
                .containsExactly(ended());
    }

    @Test
    void a_proposal_is_taken_back() {
        assertThat(PinDecider.decide(end(BEFORE), given(proposed(SPRING, PIN)))).containsExactly(ended());
    }

    @Test
    void ending_twice_changes_nothing() {
        assertThat(PinDecider.decide(end(BEFORE), given(proposed(SPRING, PIN), approved(SPRING), ended())))
                .isEmpty();
    }

    @Test
    void what_was_refused_or_is_over_is_not_ended() {
        refused(
                WrongPhase.class,
                () -> PinDecider.decide(
                        end(BEFORE), given(proposed(SPRING, PIN), new PinRefused(HOME, SPRING, RUTH, REASON))));
        refused(PinIsOver.class, () -> PinDecider.decide(end(TO), given(proposed(SPRING, PIN), approved(SPRING))));
    }

    @Test
    void a_pin_that_was_never_proposed_is_not_found() {
        refused(UnknownPin.class, () -> PinDecider.decide(approval(SPRING), PinState.INITIAL));
        refused(UnknownPin.class, () -> PinDecider.decide(refusal(RUTH), PinState.INITIAL));
        refused(UnknownPin.class, () -> PinDecider.decide(end(BEFORE), PinState.INITIAL));
    }

    @Test
    void a_pin_is_in_force_from_its_first_moment_to_the_one_before_its_end_for_whom_it_is() {
        SegmentLimits limits = limits(Set.of("cardiology"), Set.of("GB"), Set.of("en"));
        Pin pin = pin(3, limits, FROM, TO);
        PinState state = given(proposed(SPRING, pin), approved(SPRING), proposed(OTHER, PIN));
        assertThat(state.inForce(FROM, segment("cardiology", "GB", "en"))).containsExactly(pin);
        assertThat(state.inForce(TO.minusMillis(1), segment("cardiology", "GB", "en")))
                .containsExactly(pin);
        assertThat(state.inForce(TO, segment("cardiology", "GB", "en"))).isEmpty();
        assertThat(state.inForce(FROM.minusMillis(1), segment("cardiology", "GB", "en")))
                .isEmpty();
        assertThat(state.inForce(FROM, segment("oncology", "GB", "en"))).isEmpty();
        assertThat(state.inForce(FROM, segment("cardiology", "DE", "en"))).isEmpty();
        assertThat(state.inForce(FROM, segment("cardiology", "GB", "fr"))).isEmpty();
    }

    private static Segment segment(String specialty, String country, String language) {
        return new Segment(
                new Specialty(specialty),
                Role.PHYSICIAN,
                new Country(country),
                new Language(language),
                new TreeSet<>(),
                false,
                new TreeSet<>());
    }

    private static SegmentLimits limits(Set<String> specialties, Set<String> countries, Set<String> languages) {
        return new SegmentLimits(
                Set.copyOf(specialties.stream().map(Specialty::new).toList()),
                Set.copyOf(countries.stream().map(Country::new).toList()),
                Set.copyOf(languages.stream().map(Language::new).toList()));
    }

    private static Pin pin(int place, SegmentLimits limits, Instant from, Instant to) {
        return new Pin(GUIDELINE, place, limits, from, to);
    }

    private static ProposePin proposal(Pin pin) {
        return new ProposePin(HOME, SPRING, pin, REASON, EDDA);
    }

    private static ApprovePin approval(PinId id) {
        return new ApprovePin(HOME, id, RUTH, BEFORE);
    }

    private static RefusePin refusal(Actor reviewer) {
        return new RefusePin(HOME, SPRING, reviewer, REASON);
    }

    private static EndPin end(Instant at) {
        return new EndPin(HOME, SPRING, EDDA, REASON, at);
    }

    private static PinProposed proposed(PinId id, Pin pin) {
        return new PinProposed(HOME, id, pin, REASON, EDDA);
    }

    private static PinApproved approved(PinId id) {
        return new PinApproved(HOME, id, RUTH, BEFORE);
    }

    private static PinEnded ended() {
        return new PinEnded(HOME, SPRING, EDDA, REASON, BEFORE);
    }

    private static PinState given(PinEvent... events) {
        PinState state = PinState.INITIAL;
        for (PinEvent event : events) {
            state = PinDecider.evolve(state, event);
        }
        return state;
    }

    private static void refused(Class<? extends Throwable> rejection, ThrowingCallable decision) {
        assertThatExceptionOfType(rejection).isThrownBy(decision);
    }

    private static void invalid(String field, ThrowingCallable input) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(input)
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }
}
