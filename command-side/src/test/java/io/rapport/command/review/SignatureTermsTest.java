package io.rapport.command.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureTermsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final SignatureTerms ANY = terms(List.of(), List.of());

    @Test
    void a_signature_rests_on_the_time_of_the_sign_in() {
        Instant signedIn = NOW.minusSeconds(300);
        assertThat(ANY.requireFresh(claims(signedIn, null), NOW)).isEqualTo(signedIn);
    }

    @Test
    void an_old_sign_in_does_not_do() {
        refuses(ANY, claims(NOW.minusSeconds(301), null));
    }

    @Test
    void a_token_that_says_nothing_of_a_sign_in_does_not_do() {
        refuses(ANY, claims(null, null));
    }

    @Test
    void a_sign_in_in_the_future_does_not_do() {
        refuses(ANY, claims(NOW.plusSeconds(61), null));
    }

    @Test
    void a_level_may_be_asked_for() {
        SignatureTerms terms = terms(List.of("gold", "platinum"), List.of());
        assertThat(terms.requireFresh(claims(NOW, "gold"), NOW)).isEqualTo(NOW);
        refuses(terms, claims(NOW, "silver"));
        refuses(terms, claims(NOW, null));
    }

    @Test
    void a_method_may_be_asked_for() {
        SignatureTerms terms = terms(List.of(), List.of("otp", "hwk"));
        assertThat(terms.requireFresh(claims(NOW, null, "pwd", "otp"), NOW)).isEqualTo(NOW);
        refuses(terms, claims(NOW, null, "pwd"));
        refuses(terms, claims(NOW, null));
    }

    @Test
    void the_challenge_says_what_to_ask_the_issuer_for() {
        assertThatExceptionOfType(SignInAgain.class)
                .isThrownBy(() -> terms(List.of("gold", "platinum"), List.of()).requireFresh(claims(NOW, null), NOW))
                .satisfies(refused -> assertThat(refused.challenge())
                        .startsWith("Bearer error=\"insufficient_user_authentication\"")
                        .contains("max_age=\"300\"")
                        .contains("acr_values=\"gold platinum\""));
    }

    private static void refuses(SignatureTerms terms, SignInClaims claims) {
        assertThatExceptionOfType(SignInAgain.class).isThrownBy(() -> terms.requireFresh(claims, NOW));
    }

    private static SignatureTerms terms(List<String> levels, List<String> methods) {
        return new SignatureTerms(Duration.ofMinutes(5), new TreeSet<>(levels), new TreeSet<>(methods));
    }

    private static SignInClaims claims(@Nullable Instant signedIn, @Nullable String level, String... methods) {
        return new SignInClaims("Robert Roe", signedIn, level, Set.of(methods));
    }
}
