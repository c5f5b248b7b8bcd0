package io.rapport.infra.demo;

import io.rapport.domain.hcp.EmailAddress;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HCP of the sample with its character.
 *
 * @param verifiedAt when its identity is verified, if it ever is
 * @param activity how active it is, compared with others
 * @param activeUntil the last day on which it is seen
 * @param affinities how much it cares about each topic, by the topic's index; 1 for its favourite
 * @param favourite the channel that it mostly uses
 */
record Persona(
        int number,
        HcpId id,
        Market market,
        MedicalSpecialty specialty,
        Role role,
        FreeText givenName,
        FreeText familyName,
        EmailAddress email,
        Instant registeredAt,
        @Nullable Instant verifiedAt,
        double activity,
        LocalDate activeUntil,
        List<Double> affinities,
        Channel favourite) {

    double affinity(MedicalTopic topic) {
        return affinities.get(topic.index());
    }

    boolean isVerifiedAt(Instant at) {
        return verifiedAt != null && !at.isBefore(verifiedAt);
    }

    /** Whether it may be seen on a day: it registered before, and did not lose interest yet. */
    boolean isActiveOn(LocalDate day) {
        return Timeline.dayOf(registeredAt).isBefore(day) && !day.isAfter(activeUntil);
    }

    HcpState.Registered whenVerified() {
        return new HcpState.Registered(
                specialty.specialty(),
                role,
                market.country(),
                market.language(),
                Collections.emptySortedSet(),
                true,
                Collections.emptySortedSet());
    }
}
