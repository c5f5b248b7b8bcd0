package io.rapport.infra.training;

import io.rapport.domain.governance.ModelId;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.query.web.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How models have done since they were let serve. */
@RestController
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class DriftController {

    /**
     * @param ndcg on the newest reads, with its 95 % interval
     * @param baseline what the weights of people would have reached on the same reads
     * @param expected the lower end of what the model reached when it was evaluated
     * @param drifted whether even the upper end of what it reaches now is below that
     */
    record DriftView(
            Instant lookedAt,
            long position,
            long reads,
            double ndcg,
            double lower,
            double upper,
            double baseline,
            double expected,
            boolean drifted) {

        static DriftView of(DriftLook look) {
            return new DriftView(
                    look.lookedAt(),
                    look.position(),
                    look.reads(),
                    look.ndcg(),
                    look.lower(),
                    look.upper(),
                    look.baseline(),
                    look.expected(),
                    look.drifted());
        }
    }

    record DriftList(List<DriftView> looks) {}

    private final DriftTable looks;

    DriftController(DriftTable looks) {
        this.looks = looks;
    }

    /** The newest first; nothing for a model that was never in service. */
    @GetMapping("/api/v1/models/{id}/drift")
    DriftList drift(@PathVariable ModelId id, @RequestParam(required = false) @Nullable Integer limit) {
        return new DriftList(
                looks.of(id, Limits.of(limit)).stream().map(DriftView::of).toList());
    }
}
