package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotGone;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a projection in one slot, past events that it cannot take. Such an event is parked, and so are the later ones of
 * its sequence, in order; events of other sequences go on. Only what an event is to blame for parks it: whatever else goes
 * wrong, such as a database that is away, fails the whole batch, which is then to be repeated.
 *
 * <p>To be called within a transaction, in which events are parked as well.
 */
final class ParkingWriter {

    private static final Logger log = LoggerFactory.getLogger(ParkingWriter.class);

    private final SlotKey key;
    private final int version;
    private final Projection projection;
    private final ProjectionSlots slots;
    private final ProjectionWriter writer;
    private final DeadLetters letters;
    private final int limit;
    private final TransactionTemplate nested;

    /** @param limit how many sequences may be parked */
    ParkingWriter(
            Projection projection,
            TableSlot slot,
            JdbcTemplate jdbc,
            ProjectionSlots slots,
            PlatformTransactionManager transactions,
            DeadLetters letters,
            int limit) {
        this.key = new SlotKey(projection.name(), slot);
        this.version = projection.version();
        this.projection = projection;
        this.slots = slots;
        this.writer = new ProjectionWriter(projection, slot, jdbc);
        this.letters = letters;
        this.limit = limit;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Begins the slot anew: its tables are empty, and nothing is parked. */
    void begin() {
        slots.begin(projection, key.slot(), Stage.BUILDING);
        letters.clear(key);
        writer.reset();
    }

    long progress() {
        return writer.progress();
    }

    /**
     * Writes a batch as a whole, but for what is parked already.
     *
     * @return whether anything but the progress may have changed
     * @throws RuntimeException for the first event that cannot be taken, after which the transaction is of no use;
     *     {@link #applyOneByOne} on the same batch parks it
     */
    boolean apply(LogBatch batch) {
        if (batch.unreadable().isEmpty() && !letters.areIn(key)) {
            return writer.apply(batch.events(), batch.readTo());
        }
        LogBatch fresh = batch.after(writer.lock());
        parkAndWrite(fresh, letters.sequences(key), events -> writer.apply(events, batch.readTo()));
        return true;
    }

    /**
     * Writes a batch in ever smaller parts where it fails, down to single events, which are parked.
     *
     * @throws DeadLetterLimit if too many would be
     * @throws RuntimeException what no event is to blame for
     */
    void applyOneByOne(LogBatch batch) {
        LogBatch fresh = batch.after(writer.lock());
        Set<String> parked = letters.sequences(key);
        parkAndWrite(fresh, parked, events -> write(events, batch.readTo(), parked));
    }

    private void write(List<RecordedEvent> events, long readTo, Set<String> parked) {
        try {
            nested.executeWithoutResult(status -> writer.apply(events, readTo));
        } catch (RuntimeException e) {
            if (events.isEmpty() || !isOfEvent(e)) {
                throw e;
            }
            OptionalInt half = half(events);
            if (half.isEmpty()) {
                park(events.getFirst(), e, parked);
                events.forEach(this::purge);
                writer.apply(List.of(), readTo);
            } else {
                List<RecordedEvent> first = events.subList(0, half.getAsInt());
                write(first, first.getLast().position(), parked);
                LogBatch rest = new LogBatch(events.subList(half.getAsInt(), events.size()), readTo);
                parkAndWrite(rest, parked, others -> write(others, readTo, parked));
            }
        }
    }

    /**
     * Where to divide events, as near to the middle as may be. Those that an upcaster made of one stay together: they have
     * one position, which is written and parked as a whole.
     */
    private static OptionalInt half(List<RecordedEvent> events) {
        return IntStream.range(1, events.size())
                .filter(i -> events.get(i - 1).position() != events.get(i).position())
                .boxed()
                .min(Comparator.comparingInt(i -> Math.abs(events.size() / 2 - i)))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Parks events behind those of their sequences and writes the others. What parked events purge is purged after that,
     * because among the others may be earlier ones of the same sequence.
     */
    private void parkAndWrite(LogBatch batch, Set<String> parked, Consumer<List<RecordedEvent>> write) {
        Deque<UnreadableEvent> unreadable = new ArrayDeque<>(batch.unreadable());
        List<RecordedEvent> others = new ArrayList<>();
        List<RecordedEvent> waiting = new ArrayList<>();
        for (RecordedEvent event : batch.events()) {
            parkUpTo(event.position(), unreadable, parked);
            if (parked.contains(event.orderedBy())) {
                letters.parkBehind(key, version, event);
                waiting.add(event);
            } else {
                others.add(event);
            }
        }
        parkUpTo(batch.readTo(), unreadable, parked);
        write.accept(others);
        waiting.forEach(this::purge);
    }

    private void parkUpTo(long position, Deque<UnreadableEvent> unreadable, Set<String> parked) {
        while (!unreadable.isEmpty() && unreadable.getFirst().position() <= position) {
            UnreadableEvent event = unreadable.removeFirst();
            if (isBeyondLimit(event.orderedBy(), parked)) {
                throw DeadLetterLimit.at(key, limit, event);
            }
            letters.park(key, version, event);
            tell(event.position(), event.name(), event);
        }
    }

    private void park(RecordedEvent event, RuntimeException failure, Set<String> parked) {
        if (isBeyondLimit(event.orderedBy(), parked)) {
            throw DeadLetterLimit.at(key, limit, event, failure);
        }
        letters.park(key, version, event, failure);
        tell(event.position(), event.type().name(), failure);
    }

    private boolean isBeyondLimit(String sequence, Set<String> parked) {
        return parked.add(sequence) && parked.size() > limit;
    }

    /** A withdrawal of consent takes effect at once, and again in its turn. */
    private void purge(RecordedEvent event) {
        try {
            nested.executeWithoutResult(status -> writer.purge(event));
        } catch (RuntimeException e) {
            if (!isOfEvent(e)) {
                throw e;
            }
            log.atDebug().setCause(e).log("an event that is parked could not be purged for");
        }
    }

    private void tell(long position, String event, RuntimeException failure) {
        log.atError()
                .addKeyValue("projection", key.projection())
                .addKeyValue("slot", key.slot().name())
                .addKeyValue("position", position)
                .addKeyValue("event", event)
                .setCause(failure)
                .log("an event cannot be taken, it is parked with what follows of its sequence");
    }

    /** As {@link ProjectionWriter#lock}. */
    void lock() {
        writer.lock();
    }

    /**
     * Writes parked events of one sequence, as many as can be taken by now, which are then no longer parked.
     *
     * @param sequence each position as a batch of its own, in the order of the log, beginning with the first that is parked
     * @return how many positions were taken
     */
    int makeUp(List<LogBatch> sequence) {
        if (sequence.isEmpty()) {
            return 0;
        }
        try {
            nested.executeWithoutResult(status -> writer.makeUp(readable(sequence)));
        } catch (RuntimeException e) {
            if (!isOfEvent(e)) {
                throw e;
            }
            return makeUpInParts(sequence, e);
        }
        letters.remove(key, sequence.stream().map(LogBatch::readTo).toList());
        return sequence.size();
    }

    private int makeUpInParts(List<LogBatch> sequence, RuntimeException failure) {
        if (sequence.size() == 1) {
            letters.failedAgain(key, version, sequence.getFirst().readTo(), failure);
            return 0;
        }
        int half = sequence.size() / 2;
        int taken = makeUp(sequence.subList(0, half));
        return taken < half ? taken : half + makeUp(sequence.subList(half, sequence.size()));
    }

    private static List<RecordedEvent> readable(List<LogBatch> sequence) {
        sequence.stream().flatMap(one -> one.unreadable().stream()).findFirst().ifPresent(unreadable -> {
            throw unreadable;
        });
        return sequence.stream().flatMap(one -> one.events().stream()).toList();
    }

    /** Values that a table refuses, and whatever a projection itself throws. */
    static boolean isOfEvent(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException
                || !(failure instanceof DataAccessException
                        || failure instanceof TransactionException
                        || failure instanceof SlotGone
                        || failure instanceof DeadLetterLimit);
    }
}
