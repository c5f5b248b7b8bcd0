package io.rapport.infra.security;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Allows callers that have any of some roles. */
final class RoleRule implements AuthorizationManager<RequestAuthorizationContext> {

    private final Set<String> allowed;

    RoleRule(Role... roles) {
        this(Arrays.stream(roles).map(Role::code).collect(Collectors.toUnmodifiableSet()));
    }

    /** @param codes of roles */
    RoleRule(Set<String> codes) {
        allowed = Set.copyOf(codes);
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        Authentication caller = authentication.get();
        boolean granted = caller != null
                && caller.isAuthenticated()
                && caller.getAuthorities().stream()
                        .anyMatch(authority -> allowed.contains(String.valueOf(authority.getAuthority())));
        return new AuthorizationDecision(granted);
    }
}
