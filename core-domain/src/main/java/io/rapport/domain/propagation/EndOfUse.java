package io.rapport.domain.propagation;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.shared.HcpId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From here on personal data of an HCP may no longer be used.
 *
 * @param purpose for which it may not; absent where it may not at all
 */
public record EndOfUse(HcpId hcpId, @Nullable Purpose purpose) {

    /** What an event ends, or empty for one that ends nothing. */
    public static Optional<EndOfUse> of(DomainEvent event) {
        return switch (event) {
            case HcpErased erased -> Optional.of(new EndOfUse(erased.hcpId(), null));
            case ConsentEvent decision -> ofConsent(decision);
            default -> Optional.empty();
        };
    }

    private static Optional<EndOfUse> ofConsent(ConsentEvent decision) {
        return switch (decision) {
            case ConsentRefused _, ConsentWithdrawn _ ->
                Optional.of(new EndOfUse(decision.hcpId(), decision.scope().purpose()));
            case ConsentGranted _ -> Optional.empty();
        };
    }
}
