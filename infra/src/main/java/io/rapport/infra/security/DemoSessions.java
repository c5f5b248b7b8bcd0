package io.rapport.infra.security;

import io.rapport.domain.shared.HcpId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Begins a session of whoever is asked for, which nothing but a demo may do. */
@Component
@ConditionalOnProperty("rapport.security.demo-key")
public final class DemoSessions {

    private final DemoTokens tokens;
    private final JwtDecoder decoder;
    private final TokenRoles roles;
    private final SessionTokens sessions;
    private final Clock clock;

    DemoSessions(
            SecurityProperties properties, JwtDecoder decoder, TokenRoles roles, SessionTokens sessions, Clock clock)
            throws IOException {
        this.tokens = DemoTokens.open(Objects.requireNonNull(properties.demoKey()));
        this.decoder = decoder;
        this.roles = roles;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** In place of the session there was. */
    public void begin(HcpId hcp, HttpServletRequest request, HttpServletResponse response) {
        begin(tokens.issue(Role.HCP, hcp.value(), clock.instant()), request, response);
    }

    void begin(DemoPerson person, HttpServletRequest request, HttpServletResponse response) {
        begin(tokens.issueToSigner(person.id(), person.role(), clock.instant()), request, response);
    }

    private void begin(String token, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        sessions.saveContext(new SecurityContextImpl(roles.convert(decoder.decode(token))), request, response);
    }
}
