package io.rapport.infra.security;

import io.rapport.command.review.SignInClaims;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** How the caller signed in, by the claims of its bearer token. A claim of another form than the standard's is none. */
@Component
final class TokenSignIn implements SignInClaims.OfCaller {

    @Override
    public SignInClaims current() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller)) {
            throw new IllegalStateException("nobody gets here without a token");
        }
        Jwt token = caller.getToken();
        return new SignInClaims(
                Stream.of("name", "preferred_username", "sub")
                        .map(token::getClaim)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .orElseThrow(),
                token.getClaim("auth_time") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : null,
                token.getClaim("acr") instanceof String level ? level : null,
                token.getClaim("amr") instanceof List<?> methods
                        ? Set.copyOf(methods.stream()
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .toList())
                        : Set.of());
    }
}
