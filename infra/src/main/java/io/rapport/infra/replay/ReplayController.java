package io.rapport.infra.replay;

import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.processing.DeadLetters;
import io.rapport.query.web.Limits;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Replays: asked for, watched, paused, resumed and given up. */
@RestController
@ConditionalOnEventLog(EventLogHome.POSTGRES)
@RequestMapping("/api/v1/replays")
class ReplayController {

    record ReplayList(List<ReplayView> replays) {}

    private final ReplayDesk desk;
    private final Replays replays;
    private final DeadLetters letters;

    ReplayController(ReplayDesk desk, Replays replays, DeadLetters letters) {
        this.desk = desk;
        this.replays = replays;
        this.letters = letters;
    }

    /** Answers at once; the replay is run by whichever process comes to it first. */
    @PostMapping
    ResponseEntity<ReplayView> request(@RequestBody ReplayRequest request, Principal caller) {
        Replay replay = desk.request(request, caller.getName());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/replays/" + replay.id()))
                .body(view(replay));
    }

    @GetMapping
    ReplayList newest(@RequestParam(required = false) @Nullable Integer limit) {
        return new ReplayList(
                replays.newest(Limits.of(limit)).stream().map(this::view).toList());
    }

    @GetMapping("/{id}")
    ReplayView find(@PathVariable long id) {
        return view(desk.find(id));
    }

    @PostMapping("/{id}/pause")
    ReplayView pause(@PathVariable long id) {
        return view(desk.pause(id));
    }

    @PostMapping("/{id}/resumption")
    ReplayView resume(@PathVariable long id) {
        return view(desk.resume(id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<ReplayView> cancel(@PathVariable long id) {
        return ResponseEntity.accepted().body(view(desk.cancel(id)));
    }

    private ReplayView view(Replay replay) {
        long parked = 0;
        for (int i = 0; i < replay.slots().size(); i++) {
            parked += letters.parkedSequences(
                    replay.projections().get(i), replay.slots().get(i));
        }
        return ReplayView.of(replay, parked);
    }
}
