package io.rapport.domain.consent;

/** The decisions of one HCP, and by what they are judged. */
public record Consents(ConsentHistory history, ConsentRules rules) {}
