package io.rapport.infra.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the token of who signed in with their session, on this side. The framework's own repository leaves callers by token
 * out, since most of them send it each time.
 */
@Component
final class SessionTokens implements SecurityContextRepository {

    private static final String TOKEN = SessionTokens.class.getName();

    private final TokenRoles roles;

    SessionTokens(TokenRoles roles) {
        this.roles = roles;
    }

    @Override
    @SuppressWarnings("deprecation") // what replaces it is made of it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        HttpSession session = exchange.getRequest().getSession(false);
        return session != null && session.getAttribute(TOKEN) instanceof Jwt token
                ? new SecurityContextImpl(roles.convert(token))
                : new SecurityContextImpl();
    }

    /** Keeps a caller by token; the steps on the way to one are not kept. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof JwtAuthenticationToken caller) {
            request.getSession().setAttribute(TOKEN, caller.getToken());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TOKEN) != null;
    }
}
