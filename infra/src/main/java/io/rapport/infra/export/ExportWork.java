package io.rapport.infra.export;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.export.ExportCommand;
import io.rapport.domain.export.ExportCommand.CompleteExport;
import io.rapport.domain.export.ExportCommand.FailExport;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.infra.audit.SignedHistory;
import io.rapport.infra.bundle.BundleHead;
import io.rapport.infra.bundle.BundleWriter.Written;
import io.rapport.infra.bundle.ZipLayout;
import io.rapport.infra.eventlog.LeafLog;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what is left to do for an export: makes the bundle, seals it, has the log vouch for it. Each step can be done again after
 * a crash.
 */
final class ExportWork {

    private static final Logger log = LoggerFactory.getLogger(ExportWork.class);

    private final ExportJobs jobs;
    private final BundleTable bundles;
    private final LeafLog leaves;
    private final SignedHistory history;
    private final CommandDispatcher dispatcher;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String process;

    /** @param process under which name others are told who makes a bundle */
    ExportWork(
            ExportJobs jobs,
            BundleTable bundles,
            LeafLog leaves,
            SignedHistory history,
            CommandDispatcher dispatcher,
            TransactionOperations transaction,
            Clock clock,
            String process) {
        this.jobs = jobs;
        this.bundles = bundles;
        this.leaves = leaves;
        this.history = history;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
        this.clock = clock;
        this.process = process;
    }

    /** To be called by whoever has the claim. */
    void advance(ExportJob job) throws IOException, InterruptedException {
        switch (job.status()) {
            case WAITING, READING, WRITING -> make(job);
            case SEALED -> complete(job);
            case FAILING -> fail(job);
            case COMPLETED, FAILED, DROPPED -> {
                // Somebody else was faster.
            }
        }
    }

    private void make(ExportJob job) throws IOException, InterruptedException {
        Optional<SignedNote> note =
                job.note() == null ? history.covering(job.position()) : Optional.of(SignedNote.parse(job.note()));
        if (note.isEmpty()) {
            return;
        }
        BundleHead head = new BundleHead(
                job.id(),
                job.hcpId(),
                job.filter(),
                job.requestedBy(),
                job.requestedAt(),
                job.position(),
                history.key(),
                note.get());
        Checkpoint checkpoint = head.checkpoint();
        Optional<Integer> attempt = jobs.begin(job.id(), note.get().format(), checkpoint.size(), process);
        if (attempt.isPresent()) {
            make(job, head, attempt.get());
            advance(jobs.find(job.id()).orElseThrow());
        }
    }

    private void make(ExportJob job, BundleHead head, int attempt) throws IOException, InterruptedException {
        bundles.clear(job.id());
        long started = System.nanoTime();
        try {
            BundleRun run = new BundleRun(leaves, history, head, jobs.sizesBefore(job), new Told(job, attempt));
            Written written = run.run(bundles.store(job.id(), attempt));
            transaction.executeWithoutResult(status -> {
                jobs.seal(
                        job.id(),
                        attempt,
                        written.manifest(),
                        written.events(),
                        ZipLayout.of(written.entries()).length());
                bundles.keep(job.id(), written.entries());
            });
            log.atInfo()
                    .addKeyValue("export", job.id().value())
                    .addKeyValue("events", written.events())
                    .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
                    .log("a bundle is complete");
        } catch (ExportFailure e) {
            log.atError()
                    .addKeyValue("export", job.id().value())
                    .addKeyValue("flaw", e.flaw())
                    .addKeyValue("position", e.position())
                    .log("the log is not what was signed, so that there can be no bundle");
            jobs.flawed(job.id(), attempt, e.flaw(), e.position());
        }
    }

    /** There can be no bundle for a reason that is ours. */
    void giveUp(ExportJob job) {
        jobs.giveUp(job.id(), ExportFlaw.MAKING_FAILED);
    }

    private void complete(ExportJob job) {
        tell(job, new CompleteExport(job.id(), Objects.requireNonNull(job.manifest()), job.size(), job.events()));
        jobs.end(job.id(), ExportStatus.SEALED, ExportStatus.COMPLETED);
    }

    private void fail(ExportJob job) {
        tell(job, new FailExport(job.id(), Objects.requireNonNull(job.flaw()), job.flawPosition()));
        jobs.end(job.id(), ExportStatus.FAILING, ExportStatus.FAILED);
    }

    private void tell(ExportJob job, ExportCommand command) {
        dispatcher.send(command, job.id().value(), CommandContext.unattended("export", clock.instant()));
    }

    private final class Told implements BundleRun.Progress {
        private final ExportJob job;
        private final int attempt;

        Told(ExportJob job, int attempt) {
            this.job = job;
            this.attempt = attempt;
        }

        @Override
        public void reading(long position, long events) {
            jobs.progress(job.id(), attempt, ExportStatus.READING, position, events);
        }

        @Override
        public void writing(long position, long events) {
            jobs.progress(job.id(), attempt, ExportStatus.WRITING, position, events);
        }
    }
}
