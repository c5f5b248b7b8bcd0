package io.rapport.domain.audit;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with the audit trail. */
public sealed interface AuditEvent extends DomainEvent {

    /**
     * Somebody asked to see what is recorded. It is an event before anything is shown.
     *
     * @param resource what was asked for
     * @param hcpId about whom, if it was about one HCP
     * @param criteria what it was narrowed to
     */
    record AuditDataRead(AuditResource resource, @Nullable HcpId hcpId, List<ReadCriterion> criteria)
            implements AuditEvent {
        public AuditDataRead {
            criteria = List.copyOf(criteria);
        }
    }
}
