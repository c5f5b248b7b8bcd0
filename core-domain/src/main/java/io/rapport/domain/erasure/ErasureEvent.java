package io.rapport.domain.erasure;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import java.util.SortedSet;

public sealed interface ErasureEvent extends DomainEvent {

    HcpId hcpId();

    record ErasureRequested(HcpId hcpId, ProtectedText reason, Actor requestedBy) implements ErasureEvent {}

    record ErasureDeclined(HcpId hcpId, ProtectedText reason, Actor declinedBy) implements ErasureEvent {}

    /** From here on it cannot be stopped. */
    record ErasureApproved(HcpId hcpId, Actor requestedBy, Actor approvedBy) implements ErasureEvent {}

    /** @param forgottenBy the consumers of personal data, each of which has confirmed */
    record ErasureCompleted(HcpId hcpId, SortedSet<ConsumerName> forgottenBy, List<RetainedRecords> retained)
            implements ErasureEvent {
        public ErasureCompleted {
            retained = List.copyOf(retained);
        }
    }

    /** The key of records that the law kept was destroyed as well. */
    record RetentionEnded(HcpId hcpId, RetentionClass retention) implements ErasureEvent {}
}
