package io.rapport.domain.governance;

/** By what the HCPs of a bias audit are grouped. */
public enum GroupDimension {
    SPECIALTY,
    COUNTRY,
    ROLE,
    LANGUAGE
}
