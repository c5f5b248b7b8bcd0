package io.rapport.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.Action.OffPortal;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.demo.SampleStep.Encounter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays samples against the deciders in order of time, without framework or database. */
class SampleAcceptanceTest {

    private record Case(long seed, LocalDate lastDay, SampleSize size) {}

    private record Taken(HcpId hcp, ClientActionId action) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(1, LocalDate.parse("2026-11-20"), SampleSize.DEFAULT),
                new Case(2, LocalDate.parse("2026-03-02"), SampleSize.DEFAULT),
                new Case(3, LocalDate.parse("2028-02-29"), new SampleSize(150, 80, 9_000, 365)),
                new Case(4, LocalDate.parse("2026-08-16"), new SampleSize(5, 2, 900, 3)),
                new Case(5, LocalDate.parse("2026-08-16"), new SampleSize(1, 1, 60, 1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_step_and_action_is_accepted(Case given) {
        Sample sample = Sample.generate(given.seed(), given.lastDay(), given.size());
        OpenVault vault = new OpenVault();
        SampleCommands commands = new SampleCommands(vault, vault);
        FoldedWorld world = new FoldedWorld();
        Set<Taken> taken = new HashSet<>();

        sample.steps().forEach(step -> {
            try {
                if (commands.command(step) instanceof RecordEngagements engagements) {
                    assertThat(engagements.actions()).hasSizeBetween(1, RecordEngagements.MAX_ACTIONS);
                    engagements.actions().forEach(action -> accept(world, step, engagements.hcpId(), action, taken));
                } else {
                    world.handle(commands.command(step));
                }
            } catch (DomainRejection rejection) {
                throw new AssertionError(given + ": " + step.key() + " at " + step.at() + ": " + rejection, rejection);
            }
        });

        long encounters = sample.steps().filter(Encounter.class::isInstance).count();
        assertThat(taken).hasSize(given.size().actions() + (int) encounters);
    }

    private static void accept(FoldedWorld world, SampleStep step, HcpId hcp, ReportedAction action, Set<Taken> taken) {
        AcceptedAction accepted = world.accept(hcp, action, step.at());
        assertThat(accepted.event()).isNotNull();
        assertThat(world.hcp(hcp).isActive()).isTrue();
        assertThat(action.session() == null).isEqualTo(action.action() instanceof OffPortal);
        assertThat(taken.add(new Taken(hcp, action.clientId()))).isTrue();
    }
}
