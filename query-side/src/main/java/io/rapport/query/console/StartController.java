package io.rapport.query.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives. */
@Controller
class StartController {

    @GetMapping("/")
    String start() {
        return "console/start";
    }
}
