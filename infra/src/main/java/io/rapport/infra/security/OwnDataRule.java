package io.rapport.infra.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Allows an HCP whose token names the HCP of the path, and whoever another rule allows. */
final class OwnDataRule implements AuthorizationManager<RequestAuthorizationContext> {

    private static final RoleRule HCP = new RoleRule(Role.HCP);

    private final String hcpClaim;
    private final RoleRule others;

    OwnDataRule(String hcpClaim, RoleRule others) {
        this.hcpClaim = hcpClaim;
        this.others = others;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        String inPath = request.getVariables().get("id");
        boolean own = inPath != null
                && HCP.authorize(authentication, request).isGranted()
                && authentication.get() instanceof JwtAuthenticationToken token
                && inPath.equals(token.getToken().getClaimAsString(hcpClaim));
        return own ? new AuthorizationDecision(true) : others.authorize(authentication, request);
    }
}
