package io.rapport.infra.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Purpose;
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
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;

class CommandRoutingTest {

    private static final HcpId ADA = new HcpId("ada");

    private final CommandRouting routing = new CommandRouting();

    @Test
    void all_that_concerns_an_hcp_goes_one_way() {
        WithdrawConsent withdrawal = new WithdrawConsent(
                ADA, new ConsentRecordId("r-1"), new ConsentScope(new Purpose("analytics"), null), Instant.EPOCH);
        assertThat(List.of(key(new DeactivateHcp(ADA)), key(withdrawal), key(new RecordEngagements(ADA, List.of()))))
                .containsOnly("hcp:ada");
    }

    @Test
    void everything_else_goes_by_its_stream() {
        assertThat(key(new SubmitForReview(new ContentId("c-1")))).isEqualTo("content:c-1");
        assertThat(key(new ApproveSamples(new SampleRequestId("s-1")))).isEqualTo("sampling:s-1");
        assertThat(key(new RollBackProjection(new ProjectionName("hcp-timeline"), 1, 7, new FreeText("wrong order"))))
                .isEqualTo("projection:hcp-timeline");
        assertThat(key(new ShadowModel(ModelRegister.NEXT_BEST_CONTENT, new ModelId("linear-1"), new Actor("olga"))))
                .isEqualTo("models:next-best-content");
        assertThat(key(new RefusePin(
                        Placement.HOME, new PinId("spring"), new Actor("ruth"), new FreeText("not for all"))))
                .isEqualTo("pins:home");
    }

    private String key(Object command) {
        return routing.getRoutingKey(GenericCommandMessage.asCommandMessage(command));
    }
}
