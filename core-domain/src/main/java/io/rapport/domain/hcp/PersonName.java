package io.rapport.domain.hcp;

import io.rapport.domain.privacy.ProtectedText;

/** The name of a person, protected under the retention class {@code IDENTITY}. */
public record PersonName(ProtectedText given, ProtectedText family) {}
