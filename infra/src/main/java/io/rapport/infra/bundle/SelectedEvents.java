package io.rapport.infra.bundle;

import io.rapport.domain.audit.Leaf;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events belong into a bundle, by what is stored of them and whether or not this version knows them.
 *
 * @param hcpId whom they are about: the subject in their metadata; whomever and nobody if absent
 */
public record SelectedEvents(@Nullable HcpId hcpId, ExportFilter filter) {

    public boolean includes(Leaf leaf) {
        return includes(leaf.name(), leaf.metadata(), leaf.recordedAt());
    }

    boolean includes(String name, Map<String, ?> metadata, Instant recordedAt) {
        return (hcpId == null || hcpId.value().equals(EventLine.subject(metadata)))
                && (filter.includesAll() || filter.includes(name, EventLine.occurredAt(metadata, recordedAt)));
    }
}
