package io.rapport.infra.demo;

import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;

/**
 * A country with its habits.
 *
 * @param share its share of all HCPs
 * @param hoursLater by how many hours its days run later than usual
 * @param optIn how much likelier than usual consent is given
 * @param quietFrom the first day of the holiday season
 * @param quietFactor what the holidays leave of the usual activity
 * @param street the form of an address, with {@code {n}} and {@code {city}} in it
 */
record Market(
        Country country,
        Language language,
        ZoneId zone,
        double share,
        int hoursLater,
        double optIn,
        MonthDay quietFrom,
        MonthDay quietTo,
        double quietFactor,
        String street,
        List<LicenceAuthority> authorities,
        List<String> cities,
        List<String> givenNames,
        List<String> familyNames) {

    boolean isQuiet(LocalDate day) {
        MonthDay at = MonthDay.from(day);
        return quietFrom.isAfter(quietTo)
                ? !at.isBefore(quietFrom) || !at.isAfter(quietTo)
                : !at.isBefore(quietFrom) && !at.isAfter(quietTo);
    }
}
