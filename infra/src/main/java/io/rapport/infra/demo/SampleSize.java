package io.rapport.infra.demo;

import io.rapport.domain.shared.InvalidValue;

/**
 * How large a sample is.
 *
 * @param hcps how many HCPs register
 * @param items how many pieces of content are drafted
 * @param actions how many actions there are on the portal and in the app, exactly; e-mails and visits of representatives come
 *     beside them
 * @param days how many days the actions spread over; the library is prepared before them
 */
public record SampleSize(int hcps, int items, int actions, int days) {

    public static final SampleSize DEFAULT = new SampleSize(600, 300, 40_000, 180);

    public SampleSize {
        atLeast("hcps", hcps, 1);
        atLeast("items", items, 1);
        atLeast("actions", actions, 0);
        atLeast("days", days, 1);
    }

    private static void atLeast(String field, int value, int min) {
        if (value < min) {
            throw InvalidValue.of(field, "at least " + min);
        }
    }
}
