package io.rapport.query.governance;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRejection.UnknownModel;
import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ModelQueryController {

    /** @param flagged whether its bias audit flags a group */
    record ListedModel(
            String id,
            String phase,
            @Nullable Integer sharePercent,
            String algorithm,
            String purpose,
            boolean flagged,
            Instant trainedAt,
            @Nullable Instant approvedAt,
            @Nullable Instant dueBy,
            Instant changedAt) {

        static ListedModel of(ModelCard card) {
            return new ListedModel(
                    card.id(),
                    card.phase(),
                    card.sharePercent(),
                    card.algorithm(),
                    card.purpose(),
                    card.flagged(),
                    card.lineage().trainedAt(),
                    card.approvedAt(),
                    card.dueBy(),
                    card.changedAt());
        }
    }

    /** What serves comes first. */
    record ListedModels(List<ListedModel> items) {}

    private final ModelCards cards;
    private final ReadBarrier barrier;

    ModelQueryController(ModelCards cards, ReadBarrier barrier) {
        this.cards = cards;
        this.barrier = barrier;
    }

    @GetMapping("/api/v1/models")
    ListedModels list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        int size = Limits.of(limit);
        barrier.await(minPosition, ModelCards.PROJECTION);
        return new ListedModels(cards.list(size).stream().map(ListedModel::of).toList());
    }

    @GetMapping("/api/v1/models/{id}")
    ModelCard find(
            @PathVariable ModelId id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, ModelCards.PROJECTION);
        return cards.find(id).orElseThrow(UnknownModel::new);
    }
}
