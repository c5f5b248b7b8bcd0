package io.rapport.infra.security;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import io.rapport.query.web.Callers;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The caller by its bearer token. */
@Component
final class TokenCallers implements Callers {

    private final SecurityProperties properties;

    TokenCallers(SecurityProperties properties) {
        this.properties = properties;
    }

    @Override
    public Optional<HcpId> hcp() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof JwtAuthenticationToken token && has(token, Role.HCP)
                ? Optional.ofNullable(token.getToken().getClaimAsString(properties.hcpClaim()))
                        .map(HcpId::new)
                : Optional.empty();
    }

    @Override
    public boolean isCrm() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && has(caller, Role.CRM);
    }

    private static boolean has(Authentication caller, Role role) {
        return caller.getAuthorities().stream()
                .anyMatch(authority -> role.code().equals(authority.getAuthority()));
    }

    @Override
    public Actor actor() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null) {
            throw new IllegalStateException("asked outside of a request that carries a token");
        }
        return new Actor(caller.getName());
    }
}
