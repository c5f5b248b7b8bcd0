package io.rapport.command.review;

import io.rapport.domain.review.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;

/**
 * What a sign-in must be like for a signature to rest on it. 21 CFR 11.200(a)(1) asks for two components, such as a name and
 * a password, at each signing, or at the first of several in one period of access; here that period is {@code maxAge}.
 *
 * @param maxAge how long ago the signer may have signed in at most
 * @param levels the values of {@code acr} of which the token must have one; any, if empty
 * @param methods the values of {@code amr} of which the token must have one; any, if empty
 */
public record SignatureTerms(Duration maxAge, SortedSet<String> levels, SortedSet<String> methods) {

    /** How far the clock of the token's issuer may be ahead. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /**
     * The time of the sign-in that a {@link Signature} at {@code now} rests on.
     *
     * @throws SignInAgain if the sign-in does not do
     */
    Instant requireFresh(SignInClaims claims, Instant now) {
        Instant authenticatedAt = claims.authenticatedAt();
        if (authenticatedAt == null) {
            throw new SignInAgain(this, "expected a token that says when its holder signed in (auth_time)");
        }
        if (authenticatedAt.isBefore(now.minus(maxAge)) || authenticatedAt.isAfter(now.plus(CLOCKS))) {
            throw new SignInAgain(
                    this, "expected a sign-in within the last " + maxAge.toSeconds() + " seconds, for this signature");
        }
        if (!levels.isEmpty() && (claims.level() == null || !levels.contains(claims.level()))) {
            throw new SignInAgain(this, "expected a sign-in of the level (acr) " + String.join(" or ", levels));
        }
        if (!methods.isEmpty() && Collections.disjoint(methods, claims.methods())) {
            throw new SignInAgain(this, "expected a sign-in by (amr) " + String.join(" or ", methods));
        }
        return authenticatedAt;
    }
}
