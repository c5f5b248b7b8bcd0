package io.rapport.domain.shared;

/** Who acted: the subject of the access token. Pseudonymous by contract with the token's issuer. */
public record Actor(String value) implements TextValue {

    /** Nobody: the system does what follows from what was decided before. */
    public static final Actor SYSTEM = new Actor("rapport");

    public Actor {
        Texts.human(value, 200);
    }
}
