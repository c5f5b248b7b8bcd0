package io.rapport.query.console;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where everybody arrives. */
@ConsoleController
class StartController {

    private final Visitors visitors;

    StartController(Visitors visitors) {
        this.visitors = visitors;
    }

    @GetMapping("/")
    ModelAndView start() {
        return new ModelAndView("console/start", Map.of("demo", visitors.isDemo()));
    }
}
