package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.ContentId;
import io.rapport.infra.eventlog.StressAttempt.Fate;
import io.rapport.infra.eventlog.StressAttempt.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Carries out attempts against the real log, and says what became of each. */
final class StressWriter {

    /** What an attempt's id, its number of events and its key are called in the metadata of its events. */
    static final String ATTEMPT = "attempt";

    static final String SIZE = "of";
    static final String KEY = "key";

    private static final int EVENTS_PER_PLACE = 8;
    private static final int EVENTS_PER_KEY = 40;

    private final String name;
    private final PostgresEventStore store;
    private final PostgresEventStorageEngine engine;
    private long ownSequence;

    StressWriter(String name, PostgresEventStore store, PostgresEventStorageEngine engine) {
        this.name = name;
        this.store = store;
        this.engine = engine;
    }

    /** The attempt's last position where it was acknowledged; refused and rolled back ones are told apart by nothing. */
    sealed interface Outcome {
        record Acknowledged(long position) implements Outcome {}

        record Refused() implements Outcome {}
    }

    /** @throws IllegalStateException if it was refused though nobody can have stood in its way */
    Outcome carryOut(StressAttempt attempt) {
        long head = engine.position();
        List<List<DomainEventMessage<?>>> publications = publications(attempt, head);
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        if (attempt.keyed()) {
            unit.resources().put(AppendReceipt.ANSWER_RESOURCE, answer(key(attempt, head)));
        }
        try {
            unit.execute(() -> publish(unit, publications, attempt.fate()));
        } catch (DeliberateFailure e) {
            return new Outcome.Refused();
        } catch (KeyInUse | ConcurrencyException | AggregateStreamCreationException e) {
            if (attempt.isAlone()) {
                throw new IllegalStateException(attempt + " was refused", e);
            }
            return new Outcome.Refused();
        }
        ownSequence += events(attempt);
        return new Outcome.Acknowledged(Objects.requireNonNull(unit.getResource(AppendReceipt.POSITION_RESOURCE)));
    }

    private void publish(DefaultUnitOfWork<?> unit, List<List<DomainEventMessage<?>>> publications, Fate fate) {
        publications.forEach(store::publish);
        switch (fate) {
            case COMMITS -> {}
            case FAILS_AFTER_PUBLISHING -> throw new DeliberateFailure();
            case FAILS_WHEN_PREPARING_TO_COMMIT ->
                unit.onPrepareCommit(preparing -> {
                    throw new DeliberateFailure();
                });
        }
    }

    private static long events(StressAttempt attempt) {
        return attempt.parts().stream()
                .mapToLong(part -> part instanceof Part.Own own ? own.events() : 0)
                .sum();
    }

    private List<List<DomainEventMessage<?>>> publications(StressAttempt attempt, long head) {
        List<List<Place>> places = new ArrayList<>();
        long own = ownSequence;
        for (Part part : attempt.parts()) {
            switch (part) {
                case Part.Own(int events) -> {
                    places.add(places(name, own, events));
                    own += events;
                }
                case Part.Shared(int stream, int events) -> {
                    String shared = "shared-" + stream;
                    long next = engine.lastSequenceNumberFor(shared).orElse(-1L) + 1;
                    places.add(places(shared, next, events));
                }
                case Part.Actions(List<Integer> offsets) ->
                    places.add(offsets.stream()
                            .map(offset -> "action-" + (head / EVENTS_PER_PLACE + offset))
                            .map(id -> new Place(id, 0, id))
                            .toList());
            }
        }
        return messages(attempt, head, places);
    }

    /** An event's stream and sequence, and its id if that is not the attempt's own. */
    private record Place(String stream, long sequence, String id) {}

    private List<Place> places(String stream, long first, int events) {
        List<Place> places = new ArrayList<>();
        for (long sequence = first; sequence < first + events; sequence++) {
            places.add(new Place(stream, sequence, ""));
        }
        return places;
    }

    private static List<List<DomainEventMessage<?>>> messages(
            StressAttempt attempt, long head, List<List<Place>> publications) {
        int size = publications.stream().mapToInt(List::size).sum();
        Map<String, String> metadata = new HashMap<>(Map.of(ATTEMPT, attempt.id(), SIZE, Integer.toString(size)));
        if (attempt.keyed()) {
            metadata.put(KEY, key(attempt, head));
        }
        List<List<DomainEventMessage<?>>> messages = new ArrayList<>();
        int index = 0;
        for (List<Place> places : publications) {
            List<DomainEventMessage<?>> together = new ArrayList<>();
            for (Place place : places) {
                String id = place.id().isEmpty() ? attempt.id() + "-" + index : place.id();
                together.add(message(place, id, metadata));
                index++;
            }
            messages.add(together);
        }
        return messages;
    }

    private static DomainEventMessage<?> message(Place place, String id, Map<String, String> metadata) {
        return new GenericDomainEventMessage<>(
                "content",
                place.stream(),
                place.sequence(),
                new ContentSubmitted(new ContentId("stress"), 1),
                metadata,
                id,
                Instant.parse("2026-03-10T09:00:00Z"));
    }

    private static String key(StressAttempt attempt, long head) {
        return "%064x"
                .formatted(head / EVENTS_PER_KEY + Math.floorMod(attempt.id().hashCode(), 5));
    }

    private static IdempotentAnswer answer(String key) {
        return new IdempotentAnswer(new Idempotency(new Fingerprint(key), new Fingerprint(key)), "stress");
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
