package io.rapport.infra.security;

import io.rapport.query.console.ConsoleController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people are sent who have not signed in: to their issuer, or in the demo to a choice of people to be. */
@ConsoleController
class SignInController {

    private final SecurityProperties security;
    private final ConsoleProperties console;

    SignInController(SecurityProperties security, ConsoleProperties console) {
        this.security = security;
        this.console = console;
    }

    /** @param to where to go then, a path of ours */
    @GetMapping("/sign-in")
    ModelAndView choose(@RequestParam(defaultValue = "/") String to) {
        ModelAndView page = new ModelAndView("console/sign-in");
        page.addObject("to", to);
        page.addObject("issuer", console.clientId() != null);
        if (security.demoKey() != null) {
            page.addObject("people", DemoPerson.values());
        }
        return page;
    }

    /** What somebody sees who may not see what they asked for. */
    @RequestMapping("/refused")
    String refused() {
        return "console/refused";
    }
}
