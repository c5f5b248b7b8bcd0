package io.rapport.query.console;

import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives. */
@ConsoleController
class StartController {

    @GetMapping("/")
    String start() {
        return "console/start";
    }
}
