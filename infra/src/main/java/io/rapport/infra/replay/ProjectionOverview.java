package io.rapport.infra.replay;

import io.rapport.infra.processing.DeadLetters;
import io.rapport.infra.processing.StoppedProjections;
import io.rapport.infra.replay.ProjectionView.SlotView;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.TableSlot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each projection stands. */
final class ProjectionOverview {

    /** Positions a second, where no replay has been measured yet; a slow machine does as much. */
    private static final double ASSUMED_RATE = 20_000;

    private final ReplayTools tools;
    private final DeadLetters letters;
    private final StoppedProjections stopped;

    ProjectionOverview(ReplayTools tools, DeadLetters letters, StoppedProjections stopped) {
        this.tools = tools;
        this.letters = letters;
        this.stopped = stopped;
    }

    List<ProjectionView> all() {
        long head = tools.log().head();
        return tools.catalogue().projections().stream()
                .map(projection -> of(projection, head))
                .toList();
    }

    ProjectionView of(VersionedProjection projection) {
        return of(projection, tools.log().head());
    }

    private ProjectionView of(VersionedProjection projection, long head) {
        String name = projection.name();
        TableSlot live = tools.slots().live(name).orElse(TableSlot.BLUE);
        Optional<SlotState> seen = tools.slots().find(name, live);
        Optional<SlotState> other = tools.slots().find(name, live.other());
        int version = projection.newest().version();
        return new ProjectionView(
                name,
                version,
                view(name, seen, head),
                view(name, other, head),
                seen.filter(state -> state.version() < version).isPresent(),
                rebuildSeconds(name, head),
                stopped.find(name).orElse(null),
                tools.replays().openOn(name).map(Replay::id).orElse(null));
    }

    private @Nullable SlotView view(String name, Optional<SlotState> slot, long head) {
        return slot.map(state -> new SlotView(
                        state.slot().name(),
                        state.slot().schema(),
                        state.version(),
                        state.stage().code(),
                        state.position(),
                        Math.max(0, head - state.position()),
                        letters.parkedSequences(name, state.slot())))
                .orElse(null);
    }

    /** By the rate of the last replay of the projection. */
    private long rebuildSeconds(String projection, long head) {
        return Math.round(Math.ceil(head / tools.replays().lastRate(projection).orElse(ASSUMED_RATE)));
    }
}
