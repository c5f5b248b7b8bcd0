package io.rapport.infra.processing;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.processing.DeadLetterRejection.LogOutOfReach;
import io.rapport.infra.processing.DeadLetterRejection.NothingParked;
import io.rapport.infra.processing.DeadLetterRejection.UnknownDeadLetter;
import io.rapport.infra.processing.DeadLetterRejection.UnknownProjection;
import io.rapport.infra.processing.DeadLetterRejection.UnknownSlot;
import io.rapport.infra.processing.DeadLetterRejection.WaitsBehindAnother;
import io.rapport.infra.processing.DeadLetterRetry.Retried;
import io.rapport.infra.processing.StoppedProjections.Stop;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.SlotGone;
import io.rapport.projection.table.TableSlot;
import io.rapport.query.web.Limits;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the events that projections could not take, and what they can do about them. */
@RestController
@RequestMapping("/api/v1/projections/{projection}/dead-letters")
class DeadLetterController {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

    /**
     * The event at which a sequence stands.
     *
     * @param cause why it could not be taken; absent where it was not tried since one before it was taken or given up
     * @param waiting how many events are parked behind it
     */
    record Letter(
            String sequence,
            long position,
            String eventId,
            String event,
            @Nullable String cause,
            int version,
            int attempts,
            Instant parkedAt,
            @Nullable Instant triedAt,
            long waiting) {

        static Letter of(DeadLetters.Parked parked) {
            DeadLetter first = parked.first();
            return new Letter(
                    first.sequence(),
                    first.position(),
                    first.eventId(),
                    first.event(),
                    first.cause(),
                    first.version(),
                    first.attempts(),
                    first.parkedAt(),
                    first.triedAt(),
                    parked.waiting());
        }
    }

    /**
     * @param stopped where the projection stands still, because more would have to be parked than may be
     * @param next to be given as {@code after} for the next page
     */
    record Letters(
            Slot slot,
            @Nullable Stop stopped,
            List<Letter> letters,
            @Nullable Long next) {}

    /** @param slot the live one where it is absent */
    record Retry(@Nullable Slot slot, @Nullable DeadLetterSequence sequence) {

        static final Retry ALL = new Retry(null, null);
    }

    record Cause(long position, String event, @Nullable String cause) {}

    /**
     * @param taken how many events are no longer parked
     * @param parked how many events still are
     * @param cause the first of them
     */
    record Result(
            String sequence,
            long taken,
            long parked,
            @Nullable Cause cause) {

        static Result of(Retried retried) {
            DeadLetter first = retried.stoppedBy();
            return new Result(
                    retried.sequence(),
                    retried.taken(),
                    retried.parked(),
                    first == null ? null : new Cause(first.position(), first.event(), first.cause()));
        }
    }

    record Results(Slot slot, List<Result> results) {}

    /** @param slot the live one where it is absent */
    record Discard(@Nullable Slot slot, DeadLetterSequence sequence, long position, FreeText reason) {}

    private final ProjectionCatalogue catalogue;
    private final ProjectionSlots slots;
    private final DeadLetters letters;
    private final StoppedProjections stopped;
    private final ObjectProvider<DeadLetterRetry> retries;
    private final ObjectProvider<DeadLetterDiscards> discards;

    DeadLetterController(
            ProjectionCatalogue catalogue,
            ProjectionSlots slots,
            DeadLetters letters,
            StoppedProjections stopped,
            ObjectProvider<DeadLetterRetry> retries,
            ObjectProvider<DeadLetterDiscards> discards) {
        this.catalogue = catalogue;
        this.slots = slots;
        this.letters = letters;
        this.stopped = stopped;
        this.retries = retries;
        this.discards = discards;
    }

    @GetMapping
    Letters find(
            @PathVariable String projection,
            @RequestParam(required = false) @Nullable String slot,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limits.of(limit);
        VersionedProjection known = known(projection);
        Slot shown = slot(known, slot == null ? null : read(slot));
        List<DeadLetters.Parked> found = letters.parked(key(known, shown), after, size + 1);
        boolean more = found.size() > size;
        List<DeadLetters.Parked> page = more ? found.subList(0, size) : found;
        return new Letters(
                shown,
                stopped.find(projection).orElse(null),
                page.stream().map(Letter::of).toList(),
                more ? page.getLast().first().position() : null);
    }

    @PostMapping("/retries")
    @Operation(description = "Takes parked events again: those of one sequence, or all of the slot.")
    Results retry(@PathVariable String projection, @RequestBody(required = false) @Nullable Retry body) {
        Retry asked = body == null ? Retry.ALL : body;
        VersionedProjection known = known(projection);
        DeadLetterRetry retry = withinReach(retries);
        Slot slot = slot(known, asked.slot());
        try {
            List<Retried> retried = retry(retry, known, slot, asked.sequence());
            return new Results(slot, retried.stream().map(Result::of).toList());
        } catch (SlotGone gone) {
            throw new UnknownSlot(slots(known));
        }
    }

    private List<Retried> retry(
            DeadLetterRetry retry, VersionedProjection projection, Slot slot, @Nullable DeadLetterSequence sequence) {
        if (sequence == null) {
            return retry.retryAll(projection, TableSlot.of(slot));
        }
        if (letters.count(key(projection, slot), sequence.value()) == 0) {
            throw new NothingParked();
        }
        return List.of(retry.retry(projection, TableSlot.of(slot), sequence.value()));
    }

    @PostMapping("/discards")
    @Operation(
            description =
                    "Gives up the first parked event of a sequence for ever, and takes those that waited behind it."
                            + " The decision is recorded with who took it and why. The reason is kept in clear and cannot be"
                            + " erased: write nothing about a person into it.")
    ResponseEntity<WriteReceipt> discard(
            @PathVariable String projection, @RequestBody Discard body, WriteRequest write) {
        VersionedProjection known = known(projection);
        DeadLetterDiscards effect = withinReach(discards);
        Slot slot = slot(known, body.slot());
        boolean isNew = !write.isRepeated();
        if (isNew) {
            requireFirst(key(known, slot), body);
        }
        ProjectionName name = new ProjectionName(projection);
        ResponseEntity<WriteReceipt> receipt = write.change(
                new DiscardDeadLetter(name, slot, body.sequence(), body.position(), body.reason()), projection);
        if (isNew) {
            apply(effect, new DeadLetterDiscarded(name, slot, body.sequence(), body.position(), body.reason()));
        }
        return receipt;
    }

    private void requireFirst(SlotKey key, Discard body) {
        DeadLetter first = letters.first(key, body.sequence().value()).orElseThrow(NothingParked::new);
        if (first.position() == body.position()) {
            return;
        }
        throw letters.contains(key, body.sequence().value(), body.position())
                ? new WaitsBehindAnother()
                : new UnknownDeadLetter();
    }

    /** The decision is recorded by now, so what stands in the way of its effect is no failure of the request. */
    private static void apply(DeadLetterDiscards effect, DeadLetterDiscarded discarded) {
        try {
            effect.apply(discarded);
        } catch (DataAccessException | TransactionException e) {
            log.atWarn()
                    .addKeyValue("projection", discarded.projection().value())
                    .addKeyValue("position", discarded.position())
                    .setCause(e)
                    .log("a discarded event could not be taken out at once");
        }
    }

    private VersionedProjection known(String projection) {
        return catalogue.find(projection).orElseThrow(() -> new UnknownProjection(catalogue.names()));
    }

    private Slot slot(VersionedProjection projection, @Nullable Slot asked) {
        Slot slot = Optional.ofNullable(asked)
                .or(() -> slots.live(projection.name()).map(live -> read(live.name())))
                .orElse(Slot.BLUE);
        List<String> known = slots(projection);
        if (!known.contains(TableSlot.of(slot).name())) {
            throw new UnknownSlot(known);
        }
        return slot;
    }

    private List<String> slots(VersionedProjection projection) {
        return slots.of(projection.name()).stream()
                .map(state -> state.slot().name())
                .toList();
    }

    private static <T> T withinReach(ObjectProvider<T> remedies) {
        T remedy = remedies.getIfAvailable();
        if (remedy == null) {
            throw new LogOutOfReach();
        }
        return remedy;
    }

    private static Slot read(String slot) {
        return switch (slot) {
            case "blue" -> Slot.BLUE;
            case "green" -> Slot.GREEN;
            default -> throw InvalidValue.of("slot", "blue or green");
        };
    }

    private static SlotKey key(VersionedProjection projection, Slot slot) {
        return new SlotKey(projection.name(), TableSlot.of(slot));
    }
}
