package io.rapport.infra.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who calls, by what they are for. */
public enum Role {
    PORTAL,
    HCP,
    COMPLIANCE,
    ANALYST,
    CRM,
    REVIEWER,
    OPERATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
