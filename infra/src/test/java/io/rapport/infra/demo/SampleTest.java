package io.rapport.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.demo.SampleStep.ContentWork;
import io.rapport.infra.demo.SampleStep.Registration;
import io.rapport.infra.demo.SampleStep.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTest {

    private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-20");
    private static final SampleSize SMALL = new SampleSize(40, 30, 1_500, 60);

    /** Changes whenever the sample does, on purpose or not; it may not differ from one machine or run to the next. */
    private static final String SMALL_SAMPLE_OF_SEED_7 =
            "d49f3066d526a589aeddc71d1734101a9fc392dc58be6761e5ea274a458fbb8a";

    @Test
    void the_same_seed_gives_the_same_sample_in_every_run() throws Exception {
        assertThat(SampleDigest.of(Sample.generate(7, LAST_DAY, SMALL))).isEqualTo(SMALL_SAMPLE_OF_SEED_7);
        assertThat(Sample.generate(7, LAST_DAY, SMALL)).isEqualTo(Sample.generate(7, LAST_DAY, SMALL));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void the_first_step_of_every_sample_has_the_same_key(SampleSize size) {
        assertThat(Sample.generate(2, LAST_DAY, size)
                        .steps()
                        .findFirst()
                        .orElseThrow()
                        .key())
                .isEqualTo("content-0001.draft");
    }

    @Test
    void another_seed_gives_another_sample() throws Exception {
        assertThat(SampleDigest.of(Sample.generate(8, LAST_DAY, SMALL)))
                .isNotEqualTo(SampleDigest.of(Sample.generate(7, LAST_DAY, SMALL)));
    }

    static Stream<SampleSize> sizes() {
        return Stream.of(
                SampleSize.DEFAULT,
                SMALL,
                new SampleSize(1, 1, 1, 1),
                new SampleSize(1, 1, 0, 1),
                new SampleSize(1, 1, 777, 1),
                new SampleSize(7, 3, 2_001, 2),
                new SampleSize(900, 700, 20_000, 365));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void counts_are_exactly_as_asked(SampleSize size) {
        Sample sample = Sample.generate(3, LAST_DAY, size);

        assertThat(steps(sample, Registration.class).map(Registration::hcp).distinct())
                .hasSize(size.hcps());
        assertThat(steps(sample, ContentWork.class)
                        .filter(step -> step.command() instanceof DraftContent)
                        .map(SampleStep::resource)
                        .distinct())
                .hasSize(size.items());
        assertThat(steps(sample, Visit.class).mapToInt(Visit::size).sum()).isEqualTo(size.actions());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void steps_come_in_order_of_time_each_under_its_day(SampleSize size) {
        Sample sample = Sample.generate(4, LAST_DAY, size);

        assertThat(sample.days()).isSortedAccordingTo((a, b) -> a.date().compareTo(b.date()));
        assertThat(sample.steps().map(SampleStep::at)).isSorted();
        assertThat(sample.days())
                .allSatisfy(day -> assertThat(day.steps())
                        .isNotEmpty()
                        .allSatisfy(
                                step -> assertThat(Timeline.dayOf(step.at())).isEqualTo(day.date())));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void nothing_happens_after_the_last_day_and_no_action_before_the_first(SampleSize size) {
        Sample sample = Sample.generate(5, LAST_DAY, size);
        Instant first = Timeline.startOf(LAST_DAY.minusDays(size.days() - 1L));
        Instant end = Timeline.startOf(LAST_DAY.plusDays(1));

        assertThat(sample.steps()).allSatisfy(step -> assertThat(step.at()).isBefore(end));
        assertThat(steps(sample, Visit.class)).allSatisfy(visit -> {
            assertThat(visit.actions().getFirst().at()).isAfterOrEqualTo(first);
            assertThat(visit.actions().getLast().at()).isBefore(visit.at());
            assertThat(visit.actions()).extracting(SampleStep.ReportedStep::at).isSorted();
        });
    }

    @Test
    void keys_of_steps_are_unique_identifiers() {
        List<String> keys = Sample.generate(6, LAST_DAY, SampleSize.DEFAULT)
                .steps()
                .map(SampleStep::key)
                .toList();
        Set<String> distinct = new HashSet<>(keys);

        assertThat(distinct).hasSameSizeAs(keys).allMatch(key -> key.matches("[A-Za-z0-9_.:-]{1,64}"));
    }

    @Test
    void titles_and_mailboxes_are_unique() {
        Sample sample = Sample.generate(6, LAST_DAY, new SampleSize(2_000, 2_000, 0, 30));

        assertThat(steps(sample, Registration.class).map(Registration::email)).doesNotHaveDuplicates();
        assertThat(steps(sample, ContentWork.class)
                        .map(ContentWork::command)
                        .filter(DraftContent.class::isInstance)
                        .map(command -> ((DraftContent) command).profile().title()))
                .doesNotHaveDuplicates();
    }

    @Test
    void samples_of_another_seed_day_or_size_have_another_identity() {
        assertThat(Stream.of(
                                Sample.generate(1, LAST_DAY, SMALL),
                                Sample.generate(2, LAST_DAY, SMALL),
                                Sample.generate(1, LAST_DAY.minusDays(1), SMALL),
                                Sample.generate(1, LAST_DAY, new SampleSize(40, 30, 1_501, 60)))
                        .map(Sample::identity))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_sample_without_hcps_is_refused() {
        assertThatThrownBy(() -> new SampleSize(0, 1, 1, 1)).isInstanceOf(InvalidValue.class);
    }

    private static <T extends SampleStep> Stream<T> steps(Sample sample, Class<T> type) {
        return sample.steps().filter(type::isInstance).map(type::cast);
    }
}
