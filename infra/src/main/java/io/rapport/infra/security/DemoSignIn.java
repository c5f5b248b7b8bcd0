package io.rapport.infra.security;

import io.rapport.query.console.ConsoleController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In the demo, whoever asks is whom they choose to be. */
@ConsoleController
@ConditionalOnProperty("rapport.security.demo-key")
class DemoSignIn {

    private final DemoSessions sessions;

    DemoSignIn(DemoSessions sessions) {
        this.sessions = sessions;
    }

    /** @param to where to go then; anything but a path of ours is taken for the first page */
    @PostMapping("/sign-in")
    String signIn(
            @RequestParam DemoPerson person,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.begin(person, request, response);
        return "redirect:" + (isOurs(to) ? to : "/");
    }

    /** A path that a browser cannot take for another host's. */
    private static boolean isOurs(String to) {
        return to.matches("/(?![/\\\\]).*") && to.chars().noneMatch(Character::isISOControl);
    }
}
