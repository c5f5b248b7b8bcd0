package io.rapport.infra.hcpstate;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.sharing.SharingPolicy;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.projection.stream.HcpDetails;
import io.rapport.projection.stream.HcpStateMessage;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Judges what may be told of HCPs now, by all that is recorded. */
final class HcpStates {

    private static final Logger log = LoggerFactory.getLogger(HcpStates.class);

    private final Standings standings;
    private final StandingTail tail;
    private final LeafLog head;
    private final EventStore events;
    private final PersonalDataVault vault;
    private final Clock clock;

    HcpStates(
            Standings standings,
            StandingTail tail,
            LeafLog head,
            EventStore events,
            PersonalDataVault vault,
            Clock clock) {
        this.standings = standings;
        this.tail = tail;
        this.head = head;
        this.events = events;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Waits until all is known that is recorded by now, and so at least what led to any message that was read.
     *
     * @return the position that is known up to; it never falls, in whichever process
     * @throws io.rapport.command.standing.StandingsBehind if that takes longer than two seconds
     */
    long catchUp() {
        tail.require(head.head());
        return tail.position();
    }

    Verdict judge(HcpId hcp) {
        if (standings.hcp(hcp) instanceof HcpState.Unregistered) {
            log.atWarn().log("a state is asked for of an HCP that nobody knows");
            return new Verdict.Undecided();
        }
        if (!isPermitted(hcp)) {
            return new Verdict.Withheld();
        }
        try {
            return reveal(hcp).<Verdict>map(Verdict.Told::new).orElseGet(Verdict.Withheld::new);
        } catch (RuntimeException e) {
            if (!isLasting(e)) {
                throw e;
            }
            log.atError()
                    .addKeyValue("hcp", hcp.value())
                    .log("what is recorded of an HCP cannot be read, its state stays");
            return new Verdict.Undecided();
        }
    }

    /** Whether anything about the HCP may be shared now. */
    boolean isPermitted(HcpId hcp) {
        return !(standings.hcp(hcp) instanceof HcpState.Erased)
                && SharingPolicy.permitsAnything(standings.consents(hcp), clock.instant());
    }

    private Optional<Map<String, Object>> reveal(HcpId hcp) {
        List<HcpEvent> recorded = events.readEvents(Streams.hcp(hcp))
                .asStream()
                .map(message -> (HcpEvent) message.getPayload())
                .toList();
        return HcpDetails.of(recorded)
                .flatMap(details -> HcpStateMessage.data(details, field -> vault.reveal(hcp, field)));
    }

    /** Whether it would be so again, rather than for as long as a database is away. */
    private static boolean isLasting(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case UnreadableEvent _,
                    SerializationException _,
                    JacksonException _,
                    GeneralSecurityException _,
                    InvalidValue _ -> true;
            default -> isLasting(failure.getCause());
        };
    }
}
