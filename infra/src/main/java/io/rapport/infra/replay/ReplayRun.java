package io.rapport.infra.replay;

import static io.rapport.infra.replay.ReplayStage.CATCHING_UP;
import static io.rapport.infra.replay.ReplayStage.COMPARING;
import static io.rapport.infra.replay.ReplayStage.FILLING;
import static io.rapport.infra.replay.ReplayStage.GIVEN_UP;
import static io.rapport.infra.replay.ReplayStage.INDEXING;
import static io.rapport.infra.replay.ReplayStage.PREPARING;
import static io.rapport.infra.replay.ReplayStage.READY;

import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.Rebuild;
import io.rapport.infra.processing.Rebuild.Target;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replay in the hands of the process that has claimed it, from wherever it stands. Each stage can be repeated: a
 * process that dies in it leaves it to the next.
 */
final class ReplayRun {

    private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);

    /** How far a slot may be from the log's end when the rest is written in one go, while live writing waits. */
    private static final long NEAR = 1_000;

    private final ReplayTools tools;
    private final JobClaim claim;
    private final Replay replay;
    private final List<Target> targets;
    private final Rebuild rebuild;

    ReplayRun(ReplayTools tools, JobClaim claim, Replay replay) {
        this.tools = tools;
        this.claim = claim;
        this.replay = replay;
        this.targets = targets(replay, tools);
        this.rebuild = new Rebuild(tools.log(), targets, tools.writers(), tools.transactions());
    }

    private static List<Target> targets(Replay replay, ReplayTools tools) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < replay.projections().size(); i++) {
            Projection newest = tools.catalogue()
                    .find(replay.projections().get(i))
                    .orElseThrow()
                    .newest();
            targets.add(new Target(newest, replay.slots().get(i)));
        }
        return targets;
    }

    /** Goes on until the replay is at an end, or is told to stop. */
    void run() throws InterruptedException {
        ReplayStage stage = wasBegunByOtherCode() ? PREPARING : replay.stage();
        boolean goesOn = true;
        while (goesOn && !stage.isEnd()) {
            log.atInfo()
                    .addKeyValue("replay", replay.id())
                    .addKeyValue("stage", stage.code())
                    .log("a replay goes on");
            goesOn = switch (stage) {
                case PREPARING -> prepare();
                case FILLING -> fill();
                case INDEXING -> index();
                case CATCHING_UP -> catchUp();
                case COMPARING -> compare();
                case READY, GIVEN_UP -> false;
            };
            if (goesOn) {
                stage = next(stage);
                goesOn = tools.replays().stage(replay.id(), stage);
            }
        }
    }

    /** Rows that two versions have written would be those of neither. */
    private boolean wasBegunByOtherCode() {
        return targets.stream()
                .anyMatch(target -> tools.slots()
                        .find(target.projection().name(), target.slot())
                        .filter(state -> state.version() != target.projection().version())
                        .isPresent());
    }

    private ReplayStage next(ReplayStage stage) {
        return switch (stage) {
            case PREPARING -> FILLING;
            case FILLING -> INDEXING;
            case INDEXING -> replay.past() ? compareOrEnd() : CATCHING_UP;
            case CATCHING_UP -> compareOrEnd();
            case COMPARING, READY -> READY;
            case GIVEN_UP -> GIVEN_UP;
        };
    }

    private ReplayStage compareOrEnd() {
        return replay.compare() ? COMPARING : READY;
    }

    private boolean prepare() throws InterruptedException {
        if (replay.past()) {
            Target any = targets.getFirst();
            tools.transaction().executeWithoutResult(status -> {
                tools.tables().createSchema(projections(), any.slot(), live(any.projection()));
                rebuild.begin();
            });
            return true;
        }
        for (Target target : targets) {
            if (!tools.polite().run(() -> empty(target), this::isWanted)) {
                return false;
            }
        }
        return true;
    }

    private void empty(Target target) {
        requireNotLive(target);
        only(target).begin();
        tools.tables().dropIndexes(target.projection(), target.slot());
    }

    private void requireNotLive(Target target) {
        if (tools.slots().lock(target.projection()).equals(target.slot())) {
            throw new IllegalStateException(
                    target.projection().name() + " is live in " + target.slot().name());
        }
    }

    private boolean fill() throws InterruptedException {
        return rebuildTo(replay.past() ? replay.goal() : tools.log().head());
    }

    private boolean rebuildTo(long goal) throws InterruptedException {
        tools.replays().goal(replay.id(), goal);
        ReplayPace pace = new ReplayPace(
                tools.replays(),
                claim,
                tools.replays().find(replay.id()).orElseThrow(),
                tools.lag(),
                rebuild::progress);
        boolean arrived = rebuild.run(goal, pace);
        pace.save();
        return arrived;
    }

    private boolean index() {
        targets.forEach(target -> tools.patient()
                .run(() ->
                        tools.tables().createIndexes(target.projection(), target.slot(), live(target.projection()))));
        if (replay.past()) {
            tools.past().forgetErased(targets.getFirst().slot());
            tools.views().create(projections(), targets.getFirst().slot(), moment());
        }
        return isWanted();
    }

    private Instant moment() {
        return replay.knownAt() == null ? tools.log().recordedAt(replay.goal()) : replay.knownAt();
    }

    private boolean catchUp() throws InterruptedException {
        do {
            if (!rebuildTo(tools.log().head())) {
                return false;
            }
        } while (tools.log().head() - rebuild.progress() > NEAR);
        for (Target target : targets) {
            if (!handOver(target)) {
                return false;
            }
        }
        return isWanted();
    }

    /** From here on live writing keeps the slot up: it waits while the slot is brought to exactly where it stands itself. */
    private boolean handOver(Target target) throws InterruptedException {
        Boolean done = tools.transaction().execute(status -> {
            TableSlot live = tools.slots().lock(target.projection());
            long reached = tools.slots()
                    .find(target.projection().name(), live)
                    .map(state -> state.position())
                    .orElse(0L);
            if (!only(target).runUninterrupted(reached)) {
                return false;
            }
            tools.slots().setStage(target.projection().name(), target.slot(), Stage.STANDING);
            return true;
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Boolean.TRUE.equals(done);
    }

    private Rebuild only(Target target) {
        return new Rebuild(tools.log(), List.of(target), tools.writers(), tools.transactions());
    }

    private boolean compare() throws InterruptedException {
        List<Difference> differences = new ArrayList<>();
        for (Target target : targets) {
            TableSlot live = live(target.projection());
            tools.comparison().awaitSamePosition(target.projection(), live, target.slot());
            differences.add(tools.comparison().compare(target.projection(), live, target.slot()));
        }
        tools.replays().comparison(replay.id(), tools.json().writeValueAsString(differences));
        return true;
    }

    /** Gives up what was written, and what was made for it. */
    void giveUp() throws InterruptedException {
        if (replay.past()) {
            tools.transaction().executeWithoutResult(status -> {
                tools.tables().dropSchema(targets.getFirst().slot());
                targets.forEach(
                        target -> tools.writers().forget(target.projection().name(), target.slot()));
            });
        } else {
            BooleanSupplier always = () -> true;
            for (Target target : targets) {
                var unused = tools.polite().run(() -> giveUp(target), always);
            }
        }
        var unused = tools.replays().stage(replay.id(), GIVEN_UP);
    }

    private void giveUp(Target target) {
        requireNotLive(target);
        tools.standby().giveUp(target.projection(), target.slot());
    }

    private TableSlot live(Projection projection) {
        return tools.slots().live(projection.name()).orElse(TableSlot.BLUE);
    }

    private List<Projection> projections() {
        return targets.stream().map(Target::projection).toList();
    }

    private boolean isWanted() {
        return claim.holds() && tools.replays().wish(replay.id()) == Wish.RUN;
    }
}
