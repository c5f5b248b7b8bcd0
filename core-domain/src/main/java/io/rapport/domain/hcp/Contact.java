package io.rapport.domain.hcp;

import io.rapport.domain.privacy.ProtectedText;
import org.jspecify.annotations.Nullable;

/** How a person is reached, protected under the retention class {@code IDENTITY}. */
public record Contact(
        @Nullable ProtectedText email, @Nullable ProtectedText phone) {}
