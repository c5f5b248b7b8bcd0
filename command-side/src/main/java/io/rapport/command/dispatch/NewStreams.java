package io.rapport.command.dispatch;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.Streams;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import java.util.Optional;

/** Which stream a command begins, as far as this process has seen the log. */
public final class NewStreams {

    private final Standings standings;

    public NewStreams(Standings standings) {
        this.standings = standings;
    }

    Optional<String> begunBy(Object command) {
        return switch (command) {
            case RegisterHcp c
            when standings.hcp(c.hcpId()) instanceof HcpState.Unregistered -> Optional.of(Streams.hcp(c.hcpId()));
            case ConsentCommand c
            when standings.consents(c.hcpId()).equals(ConsentHistory.EMPTY) -> Optional.of(Streams.consent(c.hcpId()));
            case DraftContent c
            when standings.content(c.contentId()) instanceof ContentState.Absent ->
                Optional.of(Streams.content(c.contentId()));
            case RequestSamples c -> Optional.of(Streams.sampling(c.requestId()));
            default -> Optional.empty();
        };
    }
}
