package io.rapport.infra.importer;

import io.rapport.infra.importer.EngagementSender.Answered;
import io.rapport.infra.importer.ImportMapping.ContentRegistration;
import io.rapport.infra.importer.ImportMapping.PersonRegistration;
import io.rapport.infra.importer.MappedRow.Ready;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * One pass over a file. Rows are taken in chunks; a chunk is finished, and then remembered in the checkpoint, before the
 * next one begins, so that people and content exist before anybody acts and each person's actions stay in order.
 */
final class ImportRun implements AutoCloseable {

    static final int CHUNK = 5_000;
    static final int REQUESTS_AT_A_TIME = 8;

    private final CheckpointStore checkpoints;
    private final ImportProgress progress;
    private final ImportFile file;
    private final RowReader reader;
    private final RowMapper mapper;
    private final Registrar people;
    private final Registrar contents;
    private final EngagementSender sender;
    private final RejectsFile rejects;
    private final Workers workers = new Workers(REQUESTS_AT_A_TIME);
    private final Tally tally = new Tally();
    private final long started = System.nanoTime();
    private double secondsBefore;
    private long line;
    private long fingerprint;

    /** @throws ImportRefused if the file does not fit the mapping */
    ImportRun(ImportPlan plan, CheckpointStore checkpoints, RapportClient client, ImportProgress progress)
            throws IOException {
        ImportMapping mapping = plan.mapping().mapping();
        String separator = mapping.separator();
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.file = new ImportFile(plan.file());
        this.reader = new RowReader(file, separator == null ? ',' : separator.charAt(0));
        this.mapper = new RowMapper(mapping, reader.header());
        PersonRegistration person = mapping.people().registration();
        ContentRegistration content = mapping.contents().registration();
        this.people = new Registrar(
                client, person == null ? null : new PersonSteps(person, reader.header()), PersonSteps.EXISTING);
        this.contents = new Registrar(
                client, content == null ? null : new ContentSteps(content, reader.header()), ContentSteps.EXISTING);
        this.sender = new EngagementSender(client);
        this.rejects = new RejectsFile(plan.rejects(), reader.header());
    }

    ImportSummary fromStart() throws IOException {
        rejects.startAnew();
        // An import that is interrupted in its first chunk was interrupted all the same.
        save();
        return finish();
    }

    /** Goes on after the checkpoint; nothing if the file is not the one that the checkpoint is about. */
    Optional<ImportSummary> from(Checkpoint checkpoint) throws IOException {
        return skip(checkpoint) ? Optional.of(finish()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        workers.close();
        reader.close();
        rejects.close();
    }

    /** Reads what is finished once more, for its occurrences, people and content, without sending anything. */
    private boolean skip(Checkpoint checkpoint) throws IOException {
        BitSet rejected = rejects.continueAfter(checkpoint.rejectsBytes());
        for (long row = 0; row < checkpoint.counts().rows(); row++) {
            Optional<MappedRow> mapped = next();
            if (mapped.isEmpty()) {
                return false;
            }
            if (mapped.get() instanceof Ready ready && !rejected.get((int) line)) {
                tally.meet(ready.action());
                people.setKnown(ready.action().person().value());
                contents.setKnown(ready.action().content().value());
            }
        }
        tally.startFrom(checkpoint.counts());
        secondsBefore = checkpoint.seconds();
        return line == checkpoint.line() && fingerprint == checkpoint.fingerprint();
    }

    private ImportSummary finish() throws IOException {
        progress.start(file.fraction(), tally.rows());
        for (List<MappedRow> chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
            record(chunk);
            save();
            progress.endChunk(tally.rows());
        }
        if (file.failure().isPresent()) {
            throw new ImportFailed(file.path() + " breaks off after line " + line + ": "
                    + IoMessages.of(file.failure().get()) + "; the " + tally.rows() + " rows before are imported");
        }
        checkpoints.remove();
        return new ImportSummary(tally.counts(), tally.people(), tally.contents(), seconds());
    }

    private void save() throws IOException {
        checkpoints.save(new Checkpoint(
                file.path().toAbsolutePath().toString(),
                line,
                fingerprint,
                rejects.flush(),
                seconds(),
                tally.counts()));
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }

    private List<MappedRow> readChunk() {
        List<MappedRow> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK) {
            Optional<MappedRow> row = next();
            if (row.isEmpty()) {
                break;
            }
            chunk.add(row.get());
        }
        return chunk;
    }

    private Optional<MappedRow> next() {
        CsvRow row = reader.next();
        if (row == null) {
            return Optional.empty();
        }
        line = row.line();
        fingerprint = 31 * fingerprint + row.fields().hashCode();
        return Optional.of(mapper.map(row));
    }

    private void record(List<MappedRow> chunk) throws IOException {
        IdentityHashMap<MappedRow, Outcome> outcomes = new IdentityHashMap<>();
        List<Ready> usable = new ArrayList<>();
        for (MappedRow row : chunk) {
            switch (row) {
                case MappedRow.Bad bad -> outcomes.put(row, new Outcome.Rejected(bad.reason()));
                case MappedRow.Ignored _ -> outcomes.put(row, new Outcome.Ignored());
                case Ready ready -> {
                    try {
                        people.mention(ready.action().person().value(), ready.row());
                        contents.mention(ready.action().content().value(), ready.row());
                        usable.add(ready);
                    } catch (BadRow e) {
                        outcomes.put(row, new Outcome.Rejected(e.reason()));
                    }
                }
            }
        }
        send(usable, outcomes);
        for (MappedRow row : chunk) {
            Outcome outcome = outcomes.getOrDefault(row, new Outcome.Rejected("not answered"));
            tally.count(row, outcome);
            if (outcome instanceof Outcome.Rejected rejected) {
                rejects.add(row.row(), rejected.reason());
            }
        }
    }

    private void send(List<Ready> rows, IdentityHashMap<MappedRow, Outcome> outcomes) {
        List<Callable<Runnable>> registrations = Stream.concat(people.takeDue().stream(), contents.takeDue().stream())
                .toList();
        long persons =
                rows.stream().map(row -> row.action().person()).distinct().count();
        progress.startChunk(file.fraction(), registrations.size() + (int) persons);
        workers.all(registrations, _ -> progress.answer(0)).forEach(Runnable::run);

        List<Ready> sendable = new ArrayList<>();
        for (Ready row : rows) {
            people.refusal(row.action().person().value())
                    .or(() -> contents.refusal(row.action().content().value()))
                    .ifPresentOrElse(
                            reason -> outcomes.put(row, new Outcome.Rejected(reason)), () -> sendable.add(row));
        }
        for (List<Answered> answers : workers.all(sender.tasks(sendable), answers -> progress.answer(answers.size()))) {
            answers.forEach(answer -> outcomes.put(answer.row(), answer.outcome()));
        }
    }
}
