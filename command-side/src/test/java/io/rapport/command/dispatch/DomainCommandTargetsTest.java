package io.rapport.command.dispatch;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.STATINS;
import static io.rapport.command.Examples.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.governance.ModelCommand.ShadowModel;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.recommendation.PinCommand.RefusePin;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainCommandTargetsTest {

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new DeactivateHcp(ADA), "hcp:hcp-ada"),
                Arguments.of(
                        new WithdrawConsent(ADA, WITHDRAWN.recordId(), WITHDRAWN.scope(), WITHDRAWN.decidedAt()),
                        "consent:hcp-ada"),
                Arguments.of(new SubmitForReview(STATINS), "content:content-statins"),
                Arguments.of(new ApproveSamples(new SampleRequestId("request-1")), "sampling:request-1"),
                Arguments.of(
                        new RollBackProjection(new ProjectionName("hcp-timeline"), 1, 7, new FreeText("wrong order")),
                        "projection:hcp-timeline"),
                Arguments.of(
                        new ShadowModel(
                                ModelRegister.NEXT_BEST_CONTENT, new ModelId("linear-2026.03"), new Actor("olga")),
                        "models:next-best-content"),
                Arguments.of(
                        new RefusePin(
                                Placement.HOME, new PinId("spring"), new Actor("ruth"), new FreeText("not for all")),
                        "pins:home"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_addresses_the_stream_of_its_feature_and_id(Object command, String stream) {
        assertThat(new DomainCommandTargets()
                        .resolveTarget(new GenericCommandMessage<>(command))
                        .getIdentifier())
                .isEqualTo(stream);
    }

    @Test
    void a_command_that_loads_no_stream_addresses_none() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new DomainCommandTargets()
                        .resolveTarget(new GenericCommandMessage<>(new RecordEngagements(ADA, List.of()))));
    }
}
