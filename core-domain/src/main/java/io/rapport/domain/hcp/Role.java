package io.rapport.domain.hcp;

/** The professional role, which decides with the specialty what content is meant for. */
public enum Role {
    PHYSICIAN,
    NURSE,
    PHARMACIST,
    PHYSICIAN_ASSISTANT,
    DENTIST,
    RESEARCHER,
    OTHER
}
