package io.rapport.domain.propagation;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.shared.HcpId;
import java.util.Optional;
import java.util.Set;

/**
 * From here on personal data of an HCP may no longer be used.
 *
 * @param purposes for which it may not; none where it may not at all
 * @param altogether whether it may not at all
 */
public record EndOfUse(HcpId hcpId, Set<Purpose> purposes, boolean altogether) {

    public EndOfUse {
        purposes = Set.copyOf(purposes);
    }

    public static EndOfUse altogether(HcpId hcp) {
        return new EndOfUse(hcp, Set.of(), true);
    }

    public static EndOfUse forPurposes(HcpId hcp, Set<Purpose> purposes) {
        return new EndOfUse(hcp, purposes, false);
    }

    /** What an event ends, or empty for one that ends nothing. */
    public static Optional<EndOfUse> of(DomainEvent event) {
        return switch (event) {
            case HcpErased erased -> Optional.of(altogether(erased.hcpId()));
            case ConsentEvent decision -> ofConsent(decision);
            default -> Optional.empty();
        };
    }

    private static Optional<EndOfUse> ofConsent(ConsentEvent decision) {
        return switch (decision) {
            case ConsentRefused _, ConsentWithdrawn _, ConsentExpired _ ->
                Optional.of(
                        forPurposes(decision.hcpId(), Set.of(decision.scope().purpose())));
            case ObjectionRaised objection -> Optional.of(forPurposes(objection.hcpId(), objection.purposes()));
            case ConsentGranted _, ConsentRequested _, ConsentConfirmed _, ObjectionWithdrawn _ -> Optional.empty();
        };
    }
}
