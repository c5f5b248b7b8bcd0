package io.rapport.infra.erasure;

import io.rapport.command.standing.Standings;
import io.rapport.domain.audit.AuditEvent;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.hcp.HcpCommand.EraseHcp;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.processing.Reaction;
import io.rapport.infra.processing.UnattendedCommands;
import io.rapport.infra.propagation.ErasedHcps;
import java.util.OptionalLong;

/**
 * Carries out an erasure that was approved: ends what is under way, then the HCP itself. A command that was judged before
 * and recorded after is met by erasing again.
 */
final class ErasureReaction implements Reaction {

    private final UnattendedCommands commands;
    private final OpenSampleRequests openRequests;
    private final Standings standings;
    private final ErasedHcps erasedHcps;

    ErasureReaction(
            UnattendedCommands commands, OpenSampleRequests openRequests, Standings standings, ErasedHcps erasedHcps) {
        this.commands = commands;
        this.openRequests = openRequests;
        this.standings = standings;
        this.erasedHcps = erasedHcps;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ErasureApproved approved -> {
                cancelRequests(approved.hcpId(), recorded);
                if (!isErased(approved.hcpId())) {
                    erase(approved.hcpId(), recorded);
                }
                yield true;
            }
            case HcpErased erased -> {
                cancelRequests(erased.hcpId(), recorded);
                yield true;
            }
            case ErasureEvent _, AuditEvent _, ExportEvent _ -> false;
            default -> eraseAgainBehindErasure(recorded);
        };
    }

    private boolean eraseAgainBehindErasure(RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        if (subject == null || !isErased(subject)) {
            return false;
        }
        OptionalLong erasedAt = erasedHcps.position(subject);
        boolean isBehind = erasedAt.isPresent() && erasedAt.getAsLong() < recorded.position();
        if (isBehind) {
            erase(subject, recorded);
        }
        return isBehind;
    }

    private void cancelRequests(HcpId hcp, RecordedEvent recorded) {
        openRequests
                .of(hcp, recorded.position())
                .forEach(request -> commands.send(
                        new CancelSampleRequest(request, hcp),
                        request.value(),
                        recorded.context().correlationId()));
    }

    private void erase(HcpId hcp, RecordedEvent recorded) {
        commands.send(new EraseHcp(hcp), hcp.value(), recorded.context().correlationId());
    }

    private boolean isErased(HcpId hcp) {
        return standings.hcp(hcp) instanceof HcpState.Erased;
    }
}
