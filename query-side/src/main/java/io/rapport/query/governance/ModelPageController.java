package io.rapport.query.governance;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.console.ConsoleController;
import io.rapport.query.console.Visitors;
import io.rapport.query.web.ReadBarrier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Model cards as pages that need no token: whoever is served by a model may read what it is. */
@ConsoleController
class ModelPageController {

    private static final int MOST = 500;

    private final ModelCards cards;
    private final DriftLooks drift;
    private final Visitors visitors;
    private final ReadBarrier barrier;

    ModelPageController(ModelCards cards, DriftLooks drift, Visitors visitors, ReadBarrier barrier) {
        this.cards = cards;
        this.drift = drift;
        this.visitors = visitors;
        this.barrier = barrier;
    }

    @GetMapping("/models")
    ModelAndView list() {
        return new ModelAndView(
                "models/list",
                Map.of("models", cards.list(MOST).stream().map(ModelPage::of).toList()));
    }

    /** @param minPosition where a decision was just recorded, so that the card shows it; of people who may decide */
    @GetMapping("/models/{id}")
    ModelAndView card(
            @PathVariable String id,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        if (visitors.current().isPresent()) {
            barrier.await(minPosition, ModelCards.PROJECTION);
        }
        return find(id).map(this::page).orElseGet(() -> new ModelAndView("models/unknown", HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(ModelCard card) {
        ModelAndView page = new ModelAndView("models/card", Map.of("card", ModelPage.of(card)));
        page.addObject("drift", drift.of(card.id()));
        page.addObject(
                "decisions",
                visitors.current()
                        .map(visitor -> ModelDecision.of(card, visitor))
                        .orElse(List.of()));
        return page;
    }

    private Optional<ModelCard> find(String id) {
        try {
            return cards.find(new ModelId(id));
        } catch (InvalidValue noId) {
            return Optional.empty();
        }
    }
}
