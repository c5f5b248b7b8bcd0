package io.rapport.command.dispatch;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.log.Streams;
import io.rapport.domain.sampling.SamplingCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/** Reads from a command the stream that it addresses, so that commands need no framework's annotations. */
@Component("domainCommandTargets")
public final class DomainCommandTargets implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        String stream = switch (command.getPayload()) {
            case HcpCommand c -> Streams.hcp(c.hcpId());
            case ConsentCommand c -> Streams.consent(c.hcpId());
            case ContentCommand c -> Streams.content(c.contentId());
            case SamplingCommand c -> Streams.sampling(c.requestId());
            default -> throw new IllegalArgumentException("no target for " + command.getCommandName());
        };
        return new VersionedAggregateIdentifier(stream, null);
    }
}
