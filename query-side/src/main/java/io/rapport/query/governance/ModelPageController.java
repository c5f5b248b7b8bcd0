package io.rapport.query.governance;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.query.console.ConsoleController;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Model cards as pages that need no token: whoever is served by a model may read what it is. */
@ConsoleController
class ModelPageController {

    private static final int MOST = 500;

    private final ModelCards cards;

    ModelPageController(ModelCards cards) {
        this.cards = cards;
    }

    @GetMapping("/models")
    ModelAndView list() {
        return new ModelAndView(
                "models/list",
                Map.of("models", cards.list(MOST).stream().map(ModelPage::of).toList()));
    }

    @GetMapping("/models/{id}")
    ModelAndView card(@PathVariable String id) {
        return find(id).map(card -> new ModelAndView("models/card", Map.of("card", ModelPage.of(card))))
                .orElseGet(() -> new ModelAndView("models/unknown", HttpStatus.NOT_FOUND));
    }

    private Optional<ModelCard> find(String id) {
        try {
            return cards.find(new ModelId(id));
        } catch (InvalidValue noId) {
            return Optional.empty();
        }
    }
}
