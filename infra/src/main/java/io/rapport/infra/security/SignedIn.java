package io.rapport.infra.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Who came back from the issuer is a caller as any other with its token: what the issuer said of them says what they may. */
final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SessionTokens sessions;
    private final TokenRoles roles;

    SignedIn(SessionTokens sessions, TokenRoles roles) {
        this.sessions = sessions;
        this.roles = roles;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        SecurityContext context = new SecurityContextImpl(
                roles.convert(token((OidcUser) Objects.requireNonNull(authentication.getPrincipal()))));
        sessions.saveContext(context, request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Its claims with those of the issuer's user information, where some issuers tell the roles. */
    private static Jwt token(OidcUser user) {
        OidcIdToken id = user.getIdToken();
        return new Jwt(id.getTokenValue(), id.getIssuedAt(), id.getExpiresAt(), Map.of("typ", "JWT"), user.getClaims());
    }
}
