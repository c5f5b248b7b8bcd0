package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** What a purpose rests on by law, as it is cited: {@code GDPR Art. 6(1)(a)} and its like. */
public record LegalBasis(String value) implements TextValue {

    public static final LegalBasis CONSENT = new LegalBasis("GDPR Art. 6(1)(a)");

    private static final int LENGTH = 100;
    private static final String LEGITIMATE_INTEREST = "6(1)(f)";

    public LegalBasis {
        Texts.human(value, LENGTH);
    }

    /** Whether it is the legitimate interest of GDPR Art. 6(1)(f), to which Art. 21(1) lets the HCP object. */
    public boolean isLegitimateInterest() {
        return value.replace(" ", "").contains(LEGITIMATE_INTEREST);
    }
}
