package io.rapport.infra.propagation;

import io.rapport.command.standing.StandingTail;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.propagation.EndOfUse;
import io.rapport.infra.processing.Reaction;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of personal data outside the read models. The command side has when it has read the end of the use, by which it
 * judges from then on.
 */
final class EndOfUseReaction implements Reaction {

    static final String COMMAND_SIDE = "command-side";

    private final StandingTail tail;
    private final List<PersonalDataInMemory> memories;
    private final ErasedHcps erasedHcps;
    private final List<PersonalDataPlace> places;
    private final Confirmations confirmations;

    EndOfUseReaction(
            StandingTail tail,
            List<PersonalDataInMemory> memories,
            ErasedHcps erasedHcps,
            List<PersonalDataPlace> places,
            Confirmations confirmations) {
        this.tail = tail;
        this.memories = List.copyOf(memories);
        this.erasedHcps = erasedHcps;
        this.places = List.copyOf(places);
        this.confirmations = confirmations;
    }

    @Override
    public String name() {
        return "end-of-use";
    }

    @Override
    public boolean react(RecordedEvent recorded) {
        Optional<EndOfUse> end = EndOfUse.of(recorded.event());
        if (end.isEmpty()) {
            return false;
        }
        tail.require(recorded.position());
        confirmations.confirm(COMMAND_SIDE, recorded.position());
        memories.stream()
                .filter(memory -> memory.consumer().isConcernedBy(end.get()))
                .forEach(memory -> {
                    memory.require(recorded.position());
                    confirmations.confirm(memory.consumer().name().value(), recorded.position());
                });
        if (recorded.event() instanceof HcpErased erased) {
            erasedHcps.add(erased.hcpId(), recorded.position());
            places.forEach(place -> {
                place.forget(erased.hcpId());
                confirmations.confirm(place.name(), recorded.position());
            });
        }
        return true;
    }
}
