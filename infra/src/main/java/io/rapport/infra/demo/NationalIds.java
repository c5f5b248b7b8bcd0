package io.rapport.infra.demo;

import io.rapport.domain.hcp.LicenceNumber;
import io.rapport.domain.hcp.Npi;
import java.util.Locale;

/** National identifiers that are formally right and belong to nobody. */
final class NationalIds {

    private static final int PREFIX_SUM = 24;

    private NationalIds() {}

    /**
     * The NPI of a persona. It starts with 2, which the numbering system reserves and has not handed out.
     *
     * @param number below 100,000,000
     */
    static Npi npi(int number) {
        String digits = String.format(Locale.ROOT, "2%08d", number * 37L % 100_000_000);
        int sum = PREFIX_SUM;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return new Npi(digits + (10 - sum % 10) % 10);
    }

    static LicenceNumber licence(int number) {
        return new LicenceNumber(String.format(Locale.ROOT, "DEMO-%06d", number));
    }
}
