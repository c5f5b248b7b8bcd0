package io.rapport.infra.security;

import io.rapport.query.console.ConsoleController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In the demo, whoever asks is whom they choose to be. */
@ConsoleController
@ConditionalOnProperty("rapport.security.demo-key")
class DemoSignIn {

    private final DemoTokens tokens;
    private final JwtDecoder decoder;
    private final TokenRoles roles;
    private final SessionTokens sessions;
    private final Clock clock;

    DemoSignIn(SecurityProperties properties, JwtDecoder decoder, TokenRoles roles, SessionTokens sessions, Clock clock)
            throws IOException {
        this.tokens = DemoTokens.open(Objects.requireNonNull(properties.demoKey()));
        this.decoder = decoder;
        this.roles = roles;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param to where to go then; anything but a path of ours is taken for the first page */
    @PostMapping("/sign-in")
    String signIn(
            @RequestParam DemoPerson person,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String token = tokens.issueToSigner(person.id(), person.role(), clock.instant());
        SecurityContext context = new SecurityContextImpl(roles.convert(decoder.decode(token)));
        sessions.saveContext(context, request, response);
        return "redirect:" + (isOurs(to) ? to : "/");
    }

    /** A path that a browser cannot take for another host's. */
    private static boolean isOurs(String to) {
        return to.matches("/(?![/\\\\]).*") && to.chars().noneMatch(Character::isISOControl);
    }
}
