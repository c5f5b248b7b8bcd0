package io.rapport.projection.table;

import io.rapport.domain.consent.Purpose;
import java.util.Set;

/**
 * What a projection keeps about single HCPs.
 *
 * @param holds in words
 * @param restsOn the purposes without which it may not be kept; empty where it rests on no consent
 * @param outlivesErasure whether the law keeps it when the HCP is erased
 */
public record PersonalData(String holds, Set<Purpose> restsOn, boolean outlivesErasure) {

    public PersonalData {
        restsOn = Set.copyOf(restsOn);
    }

    public static PersonalData restingOn(Purpose purpose, String holds) {
        return new PersonalData(holds, Set.of(purpose), false);
    }

    public static PersonalData untilErasure(String holds) {
        return new PersonalData(holds, Set.of(), false);
    }

    public static PersonalData keptByLaw(String holds) {
        return new PersonalData(holds, Set.of(), true);
    }
}
