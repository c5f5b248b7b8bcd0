package io.rapport.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the trail.
 *
 * @param next the cursor of the next page; absent on the last one
 */
record AuditTrail(List<AuditEntry> items, @Nullable String next) {}
