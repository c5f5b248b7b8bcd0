package io.rapport.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.DispatchRejection.IdempotencyKeyReused;
import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.EngagementRejection.ContentUnknown;
import io.rapport.domain.shared.Channel;
import io.rapport.infra.demo.CommandSideDouble.Fact;
import io.rapport.infra.demo.SampleStep.ContentWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleLoaderTest {

    private static final Sample SAMPLE =
            Sample.generate(11, LocalDate.parse("2026-11-20"), new SampleSize(60, 40, 3_000, 45));

    private final OpenVault vault = new OpenVault();
    private final CommandSideDouble side = new CommandSideDouble();
    private final CommandDispatcher dispatcher = side.dispatcher();
    private final SampleLoader loader = new SampleLoader(dispatcher, vault, vault);
    private final List<Long> progress = new ArrayList<>();

    @Test
    void all_of_the_sample_is_recorded_once() {
        loader.load(SAMPLE, (done, _) -> progress.add(done));

        assertThat(side.log).hasSize((int) SAMPLE.events());
        assertThat(progress).isSorted().startsWith(0L).endsWith(SAMPLE.events());
    }

    @Test
    void time_of_recording_rises_from_day_to_day_and_within_an_hcp_or_item() {
        loader.load(SAMPLE, (_, _) -> {});

        assertThat(side.log.stream().map(fact -> Timeline.dayOf(fact.recordedAt())))
                .isSorted();
        Map<String, List<Fact>> byResource = side.log.stream().collect(Collectors.groupingBy(Fact::resource));
        assertThat(byResource.values())
                .allSatisfy(facts ->
                        assertThat(facts.stream().map(Fact::recordedAt)).isSorted());
    }

    @Test
    void commands_say_that_their_time_is_simulated() {
        loader.load(SAMPLE, (_, _) -> {});

        assertThat(side.contexts).allSatisfy(context -> {
            assertThat(context.simulated()).isTrue();
            assertThat(context.occurredAt()).isEqualTo(context.receivedAt());
        });
        assertThat(side.contexts.stream().map(CommandContext::channel)).contains(Channel.WEB, Channel.APP);
    }

    @Test
    void no_more_than_sixteen_commands_are_in_flight() {
        loader.load(SAMPLE, (_, _) -> {});

        assertThat(side.mostInFlight.get()).isBetween(2, 16);
    }

    @Test
    void loading_again_changes_nothing() {
        loader.load(SAMPLE, (_, _) -> {});
        List<Fact> before = List.copyOf(side.log);

        loader.load(SAMPLE, (_, _) -> {});

        assertThat(side.log).isEqualTo(before);
    }

    @Test
    void a_load_that_was_killed_anywhere_is_resumed_to_the_same_end() {
        loader.load(SAMPLE, (_, _) -> {});
        for (int killedAfter : new int[] {0, 1, 30, 150, 400, 600}) {
            CommandSideDouble other = new CommandSideDouble();
            SampleLoader interrupted = new SampleLoader(other.dispatcher(), vault, vault);
            other.failAfter = killedAfter;
            assertThatThrownBy(() -> interrupted.load(SAMPLE, (_, _) -> {})).isInstanceOf(SampleLoadFailed.class);
            other.failAfter = Integer.MAX_VALUE;

            interrupted.load(SAMPLE, (_, _) -> {});

            assertThat(other.log)
                    .as("killed after %d commands", killedAfter)
                    .containsExactlyInAnyOrderElementsOf(side.log);
        }
    }

    @Test
    void another_sample_is_refused_by_what_holds_one() {
        loader.load(SAMPLE, (_, _) -> {});
        int before = side.log.size();

        for (Sample another : List.of(
                Sample.generate(12, SAMPLE.lastDay(), SAMPLE.size()),
                Sample.generate(11, SAMPLE.lastDay().plusDays(1), SAMPLE.size()))) {
            assertThatThrownBy(() -> loader.load(another, (_, _) -> {}))
                    .isInstanceOf(SampleLoadFailed.class)
                    .hasCauseInstanceOf(IdempotencyKeyReused.class);
            assertThat(side.log).hasSize(before);
        }
    }

    @Test
    void a_rejected_action_stops_the_load() {
        Sample withoutLibrary = new Sample(
                SAMPLE.seed(),
                SAMPLE.lastDay(),
                SAMPLE.size(),
                SAMPLE.days().stream()
                        .map(day -> new Sample.Day(
                                day.date(),
                                day.steps().stream()
                                        .filter(step -> !(step instanceof ContentWork))
                                        .toList()))
                        .toList());

        assertThatThrownBy(() -> loader.load(withoutLibrary, (_, _) -> {}))
                .isInstanceOf(SampleLoadFailed.class)
                .hasMessageContaining("visit-hcp-")
                .hasCauseInstanceOf(ContentUnknown.class);
        assertThat(side.log.stream()
                        .filter(fact -> fact.what() instanceof AcceptedAction)
                        .count())
                .isLessThan(SAMPLE.size().actions());
    }
}
