package io.rapport.query.audit;

import io.rapport.query.web.Limits;
import io.rapport.query.web.ReadBarrier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail of everything that was recorded. */
@RestController
@RequestMapping("/api/v1/audit/events")
class AuditTrailController {

    private static final String PROJECTION = "audit-trail";

    private final AuditEvents events;
    private final ReadBarrier barrier;

    AuditTrailController(AuditEvents events, ReadBarrier barrier) {
        this.events = events;
        this.barrier = barrier;
    }

    /** What the parameters mean is told at {@link AuditSearch} and {@link AuditSort}. */
    @GetMapping
    AuditTrail search(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(name = "recorded-from", required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable
                    Instant recordedFrom,
            @RequestParam(name = "recorded-to", required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable
                    Instant recordedTo,
            @RequestParam(name = "from-position", required = false) @Nullable Long fromPosition,
            @RequestParam(name = "to-position", required = false) @Nullable Long toPosition,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String basis,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String correlation,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String old,
            @RequestParam(name = "new", required = false) @Nullable String current,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(name = "q", required = false) @Nullable String query,
            @RequestParam(name = "sort", required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        AuditSearch search = new AuditSearch(
                subject,
                actor,
                type == null ? List.of() : type,
                from,
                to,
                recordedFrom,
                recordedTo,
                fromPosition,
                toPosition,
                purpose,
                basis,
                channel,
                correlation,
                field,
                old,
                current,
                reason,
                query);
        AuditSort sort = AuditSort.of(sortBy);
        int size = Limits.of(limit);
        AuditCursor after = cursor == null ? null : AuditCursor.of(cursor, sort);
        barrier.await(minPosition, PROJECTION);
        AuditEvents.Page page = events.page(search, sort, after, size);
        return new AuditTrail(
                page.items(), page.next() == null ? null : page.next().text(sort));
    }

    @GetMapping("/{position}")
    AuditEntry find(
            @PathVariable long position,
            @RequestParam(name = "min-position", required = false) @Nullable Long minPosition) {
        barrier.await(minPosition, PROJECTION);
        return events.page(AuditSearch.at(position), AuditSort.of(null), null, 1).items().stream()
                .findFirst()
                .orElseThrow(UnknownEvent::new);
    }
}
