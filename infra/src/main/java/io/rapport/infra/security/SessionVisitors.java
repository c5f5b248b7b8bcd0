package io.rapport.infra.security;

import io.rapport.query.console.Visitor;
import io.rapport.query.console.Visitors;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Visitors are who has signed in, in this session. */
@Component
final class SessionVisitors implements Visitors {

    private final SecurityProperties properties;

    SessionVisitors(SecurityProperties properties) {
        this.properties = properties;
    }

    @Override
    public Optional<Visitor> current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof JwtAuthenticationToken
                ? Optional.of(new Visitor(
                        caller.getName(),
                        caller.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .collect(Collectors.toUnmodifiableSet())))
                : Optional.empty();
    }

    @Override
    public boolean isDemo() {
        return properties.demoKey() != null;
    }
}
