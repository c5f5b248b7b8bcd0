package io.rapport.command.dispatch;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.NoticeCommand;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.erasure.ErasureCommand;
import io.rapport.domain.export.ExportCommand;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.PinCommand;
import io.rapport.domain.replay.ReplayCommand;
import io.rapport.domain.review.ReviewCommand;
import io.rapport.domain.sampling.SamplingCommand;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/** Reads from a command the stream that it addresses, so that commands need no framework's annotations. */
@Component("domainCommandTargets")
public final class DomainCommandTargets implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        String stream = stream(command.getPayload())
                .orElseThrow(() -> new IllegalArgumentException("no target for " + command.getCommandName()));
        return new VersionedAggregateIdentifier(stream, null);
    }

    /** The stream of the aggregate that a command is for; empty for a command that is for none. */
    static Optional<String> stream(Object command) {
        return switch (command) {
            case HcpCommand c -> Optional.of(Streams.hcp(c.hcpId()));
            case ConsentCommand c -> Optional.of(Streams.consent(c.hcpId()));
            case NoticeCommand c -> Optional.of(Streams.notice(c.noticeId()));
            case ContentCommand c -> Optional.of(Streams.content(c.contentId()));
            case SamplingCommand c -> Optional.of(Streams.sampling(c.requestId()));
            case ErasureCommand c -> Optional.of(Streams.erasure(c.hcpId()));
            case ReviewCommand c -> Optional.of(Streams.review(c.eventId()));
            case ExportCommand c -> Optional.of(Streams.export(c.exportId()));
            case ReplayCommand c -> Optional.of(Streams.projection(c.projection()));
            case ModelCommand c -> Optional.of(Streams.models(c.register()));
            case PinCommand c -> Optional.of(Streams.pins(c.placement()));
            default -> Optional.empty();
        };
    }
}
