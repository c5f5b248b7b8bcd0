package io.rapport.infra.audit;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.audit.SelfCheckSchedule.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the newest checks of the log against its tree and its checkpoints came to. */
@RestController
@RequestMapping("/api/v1/audit/self-check")
class SelfCheckController {

    private static final String PATH = "/api/v1/audit/self-check";

    /**
     * @param check recent or full, of the log; trail-recent or trail, of what compliance reads of it; or growth: whether
     *     the tree may be extended
     * @param after the position after which events were checked
     * @param to the position up to which they were
     */
    record VerdictView(
            String check,
            boolean sound,
            long after,
            long to,
            Instant startedAt,
            Instant endedAt,
            List<Finding> findings) {}

    /** @param sound whether none of them found anything */
    record SelfCheckView(boolean sound, List<VerdictView> checks) {}

    private final SelfCheckSchedule schedule;
    private final Verdicts verdicts;

    SelfCheckController(SelfCheckSchedule schedule, Verdicts verdicts) {
        this.schedule = schedule;
        this.verdicts = verdicts;
    }

    /**
     * Answers at once; the result is there when its {@code startedAt} is later than the request.
     *
     * @param scope recent or full, by default full
     */
    @PostMapping
    ResponseEntity<SelfCheckView> request(@RequestParam(required = false) @Nullable String scope) {
        schedule.request(
                switch (scope) {
                    case null -> Scope.FULL;
                    case Verdict.FULL -> Scope.FULL;
                    case Verdict.RECENT -> Scope.RECENT;
                    default -> throw InvalidValue.of("scope", "recent or full");
                });
        return ResponseEntity.accepted().location(URI.create(PATH)).body(newest());
    }

    @GetMapping
    SelfCheckView newest() {
        List<VerdictView> checks = verdicts.all().stream()
                .map(verdict -> new VerdictView(
                        verdict.subject(),
                        verdict.isSound(),
                        verdict.after(),
                        verdict.to(),
                        verdict.startedAt(),
                        verdict.endedAt(),
                        verdict.findings()))
                .toList();
        return new SelfCheckView(checks.stream().allMatch(VerdictView::sound), checks);
    }
}
