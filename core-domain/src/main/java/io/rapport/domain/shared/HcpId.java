package io.rapport.domain.shared;

/** Identifies a healthcare professional. Pseudonymous: never an e-mail address, NPI or licence number. */
public record HcpId(String value) implements TextValue {

    public HcpId {
        Texts.identifier(value);
    }
}
