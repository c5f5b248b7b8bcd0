package io.rapport.domain.shared;

/**
 * A value that is one validated string. Implementations are records with the single component {@code value}; they are
 * stored and transmitted as the bare string.
 */
public interface TextValue {

    String value();
}
