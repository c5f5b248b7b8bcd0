package io.rapport.query.web;

import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Rows of read models as they were, made anew from the events. */
public interface PastRows {

    /**
     * @param asOf events that occurred later do not count
     * @param knownAt events that were recorded later do not count
     * @param tables of read models, by their names
     * @return by table, its rows about the HCP as a JSON array of objects by column
     * @throws StaleRead if it is not known in time which events are about the HCP
     */
    Map<String, String> of(HcpId hcp, Instant asOf, Instant knownAt, Collection<String> tables);
}
