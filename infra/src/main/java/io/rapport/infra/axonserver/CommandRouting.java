package io.rapport.infra.axonserver;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.NoticeCommand;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.erasure.ErasureCommand;
import io.rapport.domain.export.ExportCommand;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.PinCommand;
import io.rapport.domain.replay.ReplayCommand;
import io.rapport.domain.review.ReviewCommand;
import io.rapport.domain.sampling.SamplingCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/**
 * Sends what concerns one HCP to one process, whichever stream it changes, and everything else by its stream: so commands
 * to a stream meet in one process, where they wait for each other instead of conflicting.
 */
final class CommandRouting implements RoutingStrategy {

    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        return switch (command.getPayload()) {
            case HcpCommand c -> Streams.hcp(c.hcpId());
            case ConsentCommand c -> Streams.hcp(c.hcpId());
            case RecordEngagements c -> Streams.hcp(c.hcpId());
            case ErasureCommand c -> Streams.hcp(c.hcpId());
            case NoticeCommand c -> Streams.notice(c.noticeId());
            case ContentCommand c -> Streams.content(c.contentId());
            case SamplingCommand c -> Streams.sampling(c.requestId());
            case ReviewCommand c -> Streams.review(c.eventId());
            case ExportCommand c -> Streams.export(c.exportId());
            case ReplayCommand c -> Streams.projection(c.projection());
            case ModelCommand c -> Streams.models(c.register());
            case PinCommand c -> Streams.pins(c.placement());
            default -> command.getIdentifier();
        };
    }
}
