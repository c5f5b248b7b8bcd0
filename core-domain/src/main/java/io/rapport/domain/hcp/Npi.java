package io.rapport.domain.hcp;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * A US National Provider Identifier: ten digits, the first 1 or 2, the last a check digit by the Luhn formula over the
 * number prefixed with 80840 (45 CFR 162.406; CMS, "Requirements for NPI and NPI check digit").
 */
public record Npi(String value) implements TextValue {

    private static final Pattern TEN_DIGITS = Pattern.compile("[12][0-9]{9}");

    /** The Luhn sum of the constant prefix 80840. */
    private static final int PREFIX_SUM = 24;

    public Npi {
        Texts.matching(TEN_DIGITS, value, "ten digits starting with 1 or 2");
        if (luhnSum(value) % 10 != 0) {
            throw InvalidValue.expected("an NPI whose check digit is right");
        }
    }

    private static int luhnSum(String digits) {
        int sum = PREFIX_SUM;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            boolean doubled = i % 2 == 0;
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Npi[…]";
    }
}
