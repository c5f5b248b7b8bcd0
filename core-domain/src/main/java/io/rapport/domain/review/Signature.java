package io.rapport.domain.review;

import io.rapport.domain.shared.Actor;
import java.time.Instant;

/**
 * A signature with what 21 CFR 11.50 asks for.
 *
 * @param by who signs, as the token's issuer names it
 * @param name the printed name
 * @param at when it was signed
 * @param authenticatedAt when the signer had last shown to the token's issuer who they are, to the second
 */
public record Signature(Actor by, SignerName name, Meaning meaning, Instant at, Instant authenticatedAt) {}
