package io.rapport.infra.replay;

import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.replay.ReplayRefusal.AlreadyReplaying;
import io.rapport.infra.replay.ReplayRefusal.NoLongerOpen;
import io.rapport.infra.replay.ReplayRefusal.NoSuchProjection;
import io.rapport.infra.replay.ReplayRefusal.NotInPast;
import io.rapport.infra.replay.ReplayRefusal.SlotTaken;
import io.rapport.infra.replay.ReplayRefusal.UnknownReplay;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes requests for replays, and what is said to those that run. */
final class ReplayDesk {

    private final ReplayTools tools;
    private final ReplayRunner runner;

    ReplayDesk(ReplayTools tools, ReplayRunner runner) {
        this.tools = tools;
        this.runner = runner;
    }

    /**
     * @param actor who asks for it
     * @throws io.rapport.domain.shared.DomainRejection if it cannot be done; nothing is changed then
     */
    Replay request(ReplayRequest request, String actor) {
        requireProjections(request.projections());
        long id = request.to() == null
                ? tools.decisions().oneByOne(() -> addBeside(request, actor))
                : addPast(request, request.to(), actor);
        runner.look();
        return find(id);
    }

    private void requireProjections(List<String> projections) {
        if (projections.isEmpty()) {
            throw InvalidValue.of("projections", "at least one");
        }
        for (int i = 0; i < projections.size(); i++) {
            String field = "projections[" + i + "]";
            if (tools.catalogue().find(projections.get(i)).isEmpty()) {
                throw new NoSuchProjection(field, tools.catalogue().names());
            }
            if (projections.subList(0, i).contains(projections.get(i))) {
                throw InvalidValue.of(field, "each of them once");
            }
        }
    }

    private long addBeside(ReplayRequest request, String actor) {
        List<TableSlot> slots = new ArrayList<>();
        for (String projection : request.projections()) {
            tools.replays().openOn(projection).ifPresent(other -> {
                throw new AlreadyReplaying(other);
            });
            tools.decisions().settle(new ProjectionName(projection));
            TableSlot free =
                    tools.slots().live(projection).orElse(TableSlot.BLUE).other();
            boolean isTaken = tools.slots()
                    .find(projection, free)
                    .filter(SlotState::isStanding)
                    .isPresent();
            if (isTaken && !request.replaces()) {
                throw new SlotTaken(projection, free);
            }
            slots.add(free);
        }
        return tools.replays()
                .add(request.projections(), slots, false, tools.log().head(), null, request.compares(), actor);
    }

    private long addPast(ReplayRequest request, String to, String actor) {
        PastMoment moment = PastMoment.of(to, tools.log());
        return Objects.requireNonNull(tools.transaction().execute(status -> {
            long id = tools.replays()
                    .add(
                            request.projections(),
                            List.of(),
                            true,
                            moment.position(),
                            moment.knownAt(),
                            request.compares(),
                            actor);
            tools.replays().setSlot(id, Replay.pastSlot(id));
            return id;
        }));
    }

    /** @throws UnknownReplay if there is none of this id */
    Replay find(long id) {
        return tools.replays().find(id).orElseThrow(() -> new UnknownReplay(id));
    }

    /** It ends what it is at, and then rests; nothing of it is lost. */
    Replay pause(long id) {
        return wish(id, Wish.PAUSE);
    }

    /** Goes on where it was paused, or where it failed. */
    Replay resume(long id) {
        return wish(id, Wish.RUN);
    }

    /** Gives up what it has written. One of the past can be given up when it is ready, too. */
    Replay cancel(long id) {
        Replay replay = find(id);
        if (replay.stage() == ReplayStage.READY && !replay.past()) {
            throw new NotInPast(replay);
        }
        return wish(id, Wish.CANCEL);
    }

    private Replay wish(long id, Wish wish) {
        find(id);
        if (!tools.replays().wish(id, wish)) {
            throw new NoLongerOpen(find(id));
        }
        runner.look();
        return find(id);
    }
}
