package io.rapport.domain.privacy;

/** Makes fingerprints under a key of the installation. */
public interface Fingerprints {

    /** @param scheme keeps fingerprints of different kinds of text apart, such as {@code npi} */
    Fingerprint of(String scheme, String text);
}
