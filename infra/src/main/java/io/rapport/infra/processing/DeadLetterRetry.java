package io.rapport.infra.processing;

import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.SlotGone;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets projections try again what they could not take. A sequence is made up in its order and up to the first event that
 * still cannot be taken, in runs of bounded length, each of them one transaction. Live batches of the projection wait for a
 * run, so that what they park comes behind it; whoever else retries the same sequence goes on where the run has ended.
 */
final class DeadLetterRetry {

    /** Events a transaction: few enough that a live batch, which waits for it, hardly notices. */
    private static final int RUN = 500;

    /**
     * What a retry of a sequence came to.
     *
     * @param taken how many events are no longer parked
     * @param parked how many events still are
     * @param stoppedBy the event that still cannot be taken
     */
    record Retried(
            String sequence,
            long taken,
            long parked,
            @Nullable DeadLetter stoppedBy) {}

    private record Run(int taken, boolean goesOn) {}

    private record Target(VersionedProjection projection, TableSlot slot, String sequence) {
        SlotKey key() {
            return new SlotKey(projection.name(), slot);
        }
    }

    private final LogReader log;
    private final ProjectionSlots slots;
    private final ParkingWriters writers;
    private final DeadLetters letters;
    private final TransactionTemplate transaction;
    private final int runLength;

    DeadLetterRetry(
            LogReader log,
            ProjectionSlots slots,
            ParkingWriters writers,
            DeadLetters letters,
            PlatformTransactionManager transactions) {
        this(log, slots, writers, letters, transactions, RUN);
    }

    DeadLetterRetry(
            LogReader log,
            ProjectionSlots slots,
            ParkingWriters writers,
            DeadLetters letters,
            PlatformTransactionManager transactions,
            int runLength) {
        this.log = log;
        this.slots = slots;
        this.writers = writers;
        this.letters = letters;
        this.transaction = new TransactionTemplate(transactions);
        this.runLength = runLength;
    }

    /**
     * Retries all that is parked in a slot, one sequence after the other.
     *
     * @throws SlotGone if there is no such slot, or none any more
     */
    List<Retried> retryAll(VersionedProjection projection, TableSlot slot) {
        return letters.sequences(new SlotKey(projection.name(), slot)).stream()
                .sorted()
                .map(sequence -> retry(projection, slot, sequence))
                .toList();
    }

    /** @throws SlotGone if there is no such slot, or none any more */
    Retried retry(VersionedProjection projection, TableSlot slot, String sequence) {
        return retry(new Target(projection, slot, sequence), () -> true);
    }

    /**
     * Gives up an event and then retries those that waited behind it. Without any effect if the sequence does not stand at
     * that event, or not any more.
     *
     * @throws SlotGone if there is no such slot, or none any more
     */
    Retried discard(VersionedProjection projection, TableSlot slot, String sequence, long position) {
        Target target = new Target(projection, slot, sequence);
        return retry(target, () -> letters.removeFirst(target.key(), sequence, position));
    }

    /** @param condition on which there is something to be done, asked within the first transaction */
    private Retried retry(Target target, BooleanSupplier condition) {
        Run run = run(target, condition);
        long taken = run.taken();
        while (run.goesOn()) {
            run = run(target, () -> true);
            taken += run.taken();
        }
        DeadLetter first = letters.first(target.key(), target.sequence()).orElse(null);
        return new Retried(target.sequence(), taken, letters.count(target.key(), target.sequence()), first);
    }

    /** Reads the log before anybody has to wait. What is parked by then may have changed, so that it is asked for again. */
    private Run run(Target target, BooleanSupplier condition) {
        Map<Long, LogBatch> read = log.readEach(positions(target)).stream()
                .collect(Collectors.toMap(LogBatch::readTo, Function.identity()));
        return Objects.requireNonNull(transaction.execute(status -> {
            ParkingWriter writer = lock(target);
            return condition.getAsBoolean() ? makeUp(target, read, writer) : new Run(0, false);
        }));
    }

    private List<Long> positions(Target target) {
        return letters.positions(target.key(), target.sequence(), runLength);
    }

    private ParkingWriter lock(Target target) {
        String projection = target.projection().name();
        slots.lock(target.projection().newest());
        SlotState state =
                slots.find(projection, target.slot()).orElseThrow(() -> new SlotGone(projection, target.slot()));
        ParkingWriter writer = writers.open(target.projection().version(state.version()), target.slot());
        writer.lock();
        return writer;
    }

    private Run makeUp(Target target, Map<Long, LogBatch> read, ParkingWriter writer) {
        List<LogBatch> run = new ArrayList<>();
        for (Long position : positions(target)) {
            LogBatch batch = read.get(position);
            if (batch == null) {
                break;
            }
            run.add(batch);
        }
        int taken = writer.makeUp(run);
        return new Run(taken, taken == run.size() && letters.count(target.key(), target.sequence()) > 0);
    }
}
