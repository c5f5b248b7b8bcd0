package io.rapport.infra.demo;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.infra.demo.SampleStep.ContentWork;
import io.rapport.infra.demo.SampleStep.Reported;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plays a sample through the command side as if it happened, each step received at its simulated time.
 *
 * <p>Days are played one after the other, so that the time of recording rises with position from day to day; on a day,
 * content goes first, because visits of that day need it. What belongs to one HCP or item keeps its order, and the rest
 * runs side by side.
 *
 * <p>A load that was stopped is resumed by loading the same sample again: steps that were recorded are known by their
 * idempotency keys, actions by their client ids. Another sample is refused at its first step, which has
 * the same key in all of them.
 */
public final class SampleLoader {

    private static final int IN_FLIGHT = 16;

    private final CommandDispatcher dispatcher;
    private final Fingerprints fingerprints;
    private final SampleCommands commands;

    public SampleLoader(CommandDispatcher dispatcher, PersonalDataVault vault, Fingerprints fingerprints) {
        this.dispatcher = dispatcher;
        this.fingerprints = fingerprints;
        this.commands = new SampleCommands(vault, fingerprints);
    }

    /**
     * Loads all of a sample and returns when all of it is in the log.
     *
     * @throws SampleLoadFailed at the first step or action that is not accepted
     */
    public void load(Sample sample, LoadProgress progress) {
        long total = sample.events();
        long done = 0;
        progress.at(done, total);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Run run = new Run(sample, threads);
            for (Sample.Day day : sample.days()) {
                run.play(day, ContentWork.class::isInstance);
                run.play(day, step -> !(step instanceof ContentWork));
                done += day.steps().stream().mapToLong(SampleStep::size).sum();
                progress.at(done, total);
            }
        }
    }

    private final class Run {

        private final Sample sample;
        private final ExecutorService threads;
        private final Semaphore slots = new Semaphore(IN_FLIGHT);
        private final AtomicBoolean stopped = new AtomicBoolean();

        Run(Sample sample, ExecutorService threads) {
            this.sample = sample;
            this.threads = threads;
        }

        void play(Sample.Day day, Predicate<SampleStep> wanted) {
            List<Future<?>> lanes = new ArrayList<>();
            for (List<SampleStep> lane : lanes(day, wanted)) {
                lanes.add(threads.submit(() -> playLane(lane)));
            }
            @Nullable SampleLoadFailed failure = null;
            for (Future<?> lane : lanes) {
                try {
                    lane.get();
                } catch (ExecutionException e) {
                    failure = failure == null ? failure(e) : failure;
                } catch (InterruptedException e) {
                    stopped.set(true);
                    Thread.currentThread().interrupt();
                    throw new SampleLoadFailed("it was interrupted", e);
                }
            }
            if (failure != null) {
                throw failure;
            }
        }

        private static Collection<List<SampleStep>> lanes(Sample.Day day, Predicate<SampleStep> wanted) {
            Map<String, List<SampleStep>> lanes = new LinkedHashMap<>();
            day.steps().stream()
                    .filter(wanted)
                    .forEach(step -> lanes.computeIfAbsent(step.lane(), _ -> new ArrayList<>())
                            .add(step));
            return lanes.values();
        }

        private static SampleLoadFailed failure(ExecutionException e) {
            return e.getCause() instanceof SampleLoadFailed failed
                    ? failed
                    : new SampleLoadFailed("an unexpected error", e);
        }

        private void playLane(List<SampleStep> lane) {
            for (SampleStep step : lane) {
                slots.acquireUninterruptibly();
                try {
                    if (stopped.get()) {
                        return;
                    }
                    record(step);
                } catch (DomainRejection reason) {
                    throw stop(new SampleLoadFailed(step, describe(reason), reason));
                } catch (SampleLoadFailed failure) {
                    throw stop(failure);
                } catch (RuntimeException failure) {
                    throw stop(new SampleLoadFailed(step, "the command failed", failure));
                } finally {
                    slots.release();
                }
            }
        }

        private SampleLoadFailed stop(SampleLoadFailed failure) {
            stopped.set(true);
            return failure;
        }

        private void record(SampleStep step) {
            Object command = commands.command(step);
            if (step instanceof Reported reported) {
                requireAccepted(
                        reported,
                        dispatcher
                                .sendForResult(command, step.resource(), context(step, null))
                                .result(List.class));
            } else {
                dispatcher.send(command, step.resource(), context(step, idempotency(step)));
            }
        }

        private void requireAccepted(Reported step, List<?> outcomes) {
            for (Object outcome : outcomes) {
                if ((ActionOutcome) outcome instanceof Rejected rejected) {
                    throw new SampleLoadFailed(
                            step,
                            "action " + rejected.clientId().value() + " was rejected: " + describe(rejected.reason()),
                            rejected.reason());
                }
            }
        }

        private CommandContext context(SampleStep step, @Nullable Idempotency idempotency) {
            return new CommandContext(
                    step.actor(), step.channel(), step.key(), step.at(), step.at(), idempotency, true);
        }

        /** Protected text differs each time it is protected, so a repeated step is known by its place in the sample. */
        private Idempotency idempotency(SampleStep step) {
            return new Idempotency(
                    fingerprints.of("sample-step", step.key()),
                    fingerprints.of("sample-step-request", sample.identity() + "\n" + step.key()));
        }
    }

    private static String describe(DomainRejection reason) {
        return reason.code() + (reason.field() == null ? "" : " at " + reason.field()) + ", " + reason.detail();
    }
}
