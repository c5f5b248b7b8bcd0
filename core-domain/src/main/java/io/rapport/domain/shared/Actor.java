package io.rapport.domain.shared;

/** Who acted: the subject of the access token. Pseudonymous by contract with the token's issuer. */
public record Actor(String value) implements TextValue {

    public Actor {
        Texts.human(value, 200);
    }
}
