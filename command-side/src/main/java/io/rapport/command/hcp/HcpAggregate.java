package io.rapport.command.hcp;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

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
import io.rapport.domain.hcp.HcpEvent.IdentityVerified;
import io.rapport.domain.hcp.HcpRejection.IdentityAlreadyClaimed;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.IdentityClaims;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link HcpDecider}. */
@Aggregate(type = "hcp", commandTargetResolver = "domainCommandTargets")
class HcpAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private HcpState state = new HcpState.Unregistered();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterHcp command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VerifyByNpi command, IdentityClaims claims) {
        List<IdentityVerified> verified = HcpDecider.decide(command, state);
        claim(command, claims);
        apply(verified);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(VerifyByLicence command, IdentityClaims claims) {
        List<IdentityVerified> verified = HcpDecider.decide(command, state);
        claim(command, claims);
        apply(verified);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeAttributes command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChooseInterests command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantProductAccess command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EndProductAccess command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeactivateHcp command) {
        apply(HcpDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EraseHcp command) {
        apply(HcpDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(HcpEvent event) {
        stream = Streams.hcp(event.hcpId());
        state = HcpDecider.evolve(state, event);
    }

    /** Begins where the stream is known to stand. */
    @EventSourcingHandler
    void on(HcpState standing, @SourceId String stream) {
        this.stream = stream;
        state = standing;
    }

    private static void apply(List<? extends HcpEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    private static void claim(VerifyIdentity command, IdentityClaims claims) {
        if (!claims.claim(command.hcpId(), command.fingerprint())) {
            throw new IdentityAlreadyClaimed();
        }
    }
}
