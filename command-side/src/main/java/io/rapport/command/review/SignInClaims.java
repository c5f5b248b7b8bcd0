package io.rapport.command.review;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the caller signed in, as its token says (OpenID Connect Core, section 2).
 *
 * @param name the printed name
 * @param authenticatedAt {@code auth_time}: when the caller last showed to the issuer who they are
 * @param level {@code acr}: how sure the issuer then was
 * @param methods {@code amr}: by what, such as {@code pwd} and {@code otp} (RFC 8176)
 */
public record SignInClaims(
        String name,
        @Nullable Instant authenticatedAt,
        @Nullable String level,
        Set<String> methods) {

    public SignInClaims {
        methods = Set.copyOf(methods);
    }

    /** Where the caller of the request at hand is asked for. */
    public interface OfCaller {
        SignInClaims current();
    }
}
