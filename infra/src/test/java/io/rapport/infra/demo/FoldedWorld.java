package io.rapport.infra.demo;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.ExpireConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RaiseObjection;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawObjection;
import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.EngagementContext;
import io.rapport.domain.engagement.EngagementDecider;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.hcp.HcpCommand.ChangeAttributes;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.EndProductAccess;
import io.rapport.domain.hcp.HcpCommand.EraseHcp;
import io.rapport.domain.hcp.HcpCommand.GrantProductAccess;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
import io.rapport.domain.hcp.HcpCommand.VerifyIdentity;
import io.rapport.domain.hcp.HcpDecider;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpRejection.IdentityAlreadyClaimed;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.DenySamples;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.SamplingDecider;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.sampling.SamplingState;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the commands of a sample lead to by the pure deciders alone. */
final class FoldedWorld {

    final Map<HcpId, HcpState> hcps = new HashMap<>();
    final Map<HcpId, ConsentHistory> consents = new HashMap<>();
    final Map<ContentId, ContentState> contents = new HashMap<>();
    final Map<SampleRequestId, SamplingState> requests = new HashMap<>();
    private final Map<Fingerprint, HcpId> claims = new HashMap<>();
    private final PurposeCatalogue purposes = new PurposeCatalogue(List.of());

    HcpState hcp(HcpId id) {
        return hcps.getOrDefault(id, new HcpState.Unregistered());
    }

    ConsentHistory consents(HcpId id) {
        return consents.getOrDefault(id, ConsentHistory.EMPTY);
    }

    private ConsentRules rules(HcpId id) {
        return new ConsentRules(
                hcp(id) instanceof HcpState.Registered registered ? registered.country() : null,
                purposes,
                NoticeRegister.EMPTY);
    }

    ContentState content(ContentId id) {
        return contents.getOrDefault(id, new ContentState.Absent());
    }

    AcceptedAction accept(HcpId hcp, ReportedAction action, Instant receivedAt) {
        return EngagementDecider.decide(
                action,
                new EngagementContext(hcp(hcp), new Consents(consents(hcp), rules(hcp)), this::content, receivedAt));
    }

    void handle(Object command) {
        switch (command) {
            case HcpCommand c -> handle(c);
            case ConsentCommand c -> handle(c);
            case ContentCommand c -> handle(c);
            case SamplingCommand c -> handle(c);
            default -> throw new AssertionError(command);
        }
    }

    private void handle(HcpCommand command) {
        HcpState state = hcp(command.hcpId());
        List<? extends HcpEvent> events = switch (command) {
            case RegisterHcp c -> HcpDecider.decide(c, state);
            case VerifyByNpi c -> HcpDecider.decide(c, state);
            case VerifyByLicence c -> HcpDecider.decide(c, state);
            case ChangeAttributes c -> HcpDecider.decide(c, state);
            case ChooseInterests c -> HcpDecider.decide(c, state);
            case GrantProductAccess c -> HcpDecider.decide(c, state);
            case EndProductAccess c -> HcpDecider.decide(c, state);
            case DeactivateHcp c -> HcpDecider.decide(c, state);
            case EraseHcp c -> HcpDecider.decide(c, state);
        };
        if (command instanceof VerifyIdentity verification
                && claims.putIfAbsent(verification.fingerprint(), command.hcpId()) != null) {
            throw new IdentityAlreadyClaimed();
        }
        for (HcpEvent event : events) {
            state = HcpDecider.evolve(state, event);
        }
        hcps.put(command.hcpId(), state);
    }

    private void handle(ConsentCommand command) {
        HcpDecider.decide(new ChooseInterests(command.hcpId(), Set.of()), hcp(command.hcpId()));
        ConsentHistory state = consents(command.hcpId());
        ConsentRules rules = rules(command.hcpId());
        List<? extends ConsentEvent> events = switch (command) {
            case GrantConsent c -> ConsentDecider.decide(c, state, rules);
            case RefuseConsent c -> ConsentDecider.decide(c, state, rules);
            case WithdrawConsent c -> ConsentDecider.decide(c, state, rules);
            case ConfirmConsent c -> ConsentDecider.decide(c, state, rules);
            case ExpireConsent c -> ConsentDecider.decide(c, state, rules);
            case RaiseObjection c -> ConsentDecider.decide(c, state, rules);
            case WithdrawObjection c -> ConsentDecider.decide(c, state, rules);
        };
        for (ConsentEvent event : events) {
            state = ConsentDecider.evolve(state, event);
        }
        consents.put(command.hcpId(), state);
    }

    private void handle(ContentCommand command) {
        ContentState state = content(command.contentId());
        List<? extends ContentEvent> events = switch (command) {
            case DraftContent c -> ContentDecider.decide(c, state);
            case ReviseContent c -> ContentDecider.decide(c, state);
            case SubmitForReview c -> ContentDecider.decide(c, state);
            case ApproveContent c -> ContentDecider.decide(c, state);
            case RejectContent c -> ContentDecider.decide(c, state);
            case PublishContent c -> ContentDecider.decide(c, state);
            case WithdrawContent c -> ContentDecider.decide(c, state);
            case ExpireContent c -> ContentDecider.decide(c, state);
        };
        for (ContentEvent event : events) {
            state = ContentDecider.evolve(state, event);
        }
        contents.put(command.contentId(), state);
    }

    private void handle(SamplingCommand command) {
        SamplingState state = requests.getOrDefault(command.requestId(), new SamplingState.Absent());
        List<? extends SamplingEvent> events = switch (command) {
            case RequestSamples c -> SamplingDecider.decide(c, state, hcp(c.hcpId()));
            case CheckSampleRequest c -> SamplingDecider.decide(c, state);
            case ApproveSamples c -> SamplingDecider.decide(c, state);
            case DenySamples c -> SamplingDecider.decide(c, state);
            case ShipSamples c -> SamplingDecider.decide(c, state);
            case AcknowledgeReceipt c -> SamplingDecider.decide(c, state);
            case CancelSampleRequest c -> SamplingDecider.decide(c, state);
        };
        for (SamplingEvent event : events) {
            state = SamplingDecider.evolve(state, event);
        }
        requests.put(command.requestId(), state);
    }

    boolean permits(HcpId hcp, Purpose purpose) {
        ConsentHistory history = consents(hcp);
        return history.decisions().stream()
                .filter(decision -> decision.scope().purpose().equals(purpose))
                .anyMatch(decision -> decision instanceof ConsentEvent.ConsentGranted
                        || decision instanceof ConsentEvent.ConsentRequested
                                && !history.awaitsConfirmation(decision.recordId()));
    }
}
