package io.rapport.infra.past;

import io.rapport.command.dispatch.LogHead;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.query.web.ReadBarrier;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where in the log the events about an HCP are: by the trail, and beyond its end by the log itself. The trail is behind the log
 * by what it gathers before it writes, and to wait for it would take longer than all the rest.
 */
final class EventsOfHcp {

    private static final String TRAIL = "audit-trail";

    /** By how much the trail may be behind before it is waited for. */
    private static final int MOST_UNTOLD = 1_000;

    private static final int ARRIVAL_SECONDS = 1;

    private final JdbcClient jdbc;
    private final LogHead head;
    private final ReadBarrier barrier;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;

    EventsOfHcp(
            JdbcClient jdbc, LogHead head, ReadBarrier barrier, StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.jdbc = jdbc;
        this.head = head;
        this.barrier = barrier;
        this.log = log;
    }

    /**
     * The positions in ascending order of what occurred and was recorded by then.
     *
     * @throws io.rapport.query.web.StaleRead if the trail stays too far behind
     */
    List<Long> positions(HcpId hcp, Instant asOf, Instant knownAt) {
        long end = head.position();
        long told = barrier.reached(end - MOST_UNTOLD, TRAIL);
        List<Long> positions = new ArrayList<>(told(hcp, asOf, knownAt, told));
        untold(told, end).stream()
                .filter(event -> hcp.equals(event.context().subject())
                        && !event.context().occurredAt().isAfter(asOf)
                        && !event.recordedAt().isAfter(knownAt))
                .forEach(event -> positions.add(event.position()));
        return positions;
    }

    /** As one array, since they may be thousands. */
    private List<Long> told(HcpId hcp, Instant asOf, Instant knownAt, long to) {
        return jdbc.sql("""
                select coalesce(array_agg(position order by position), '{}') from read_model.audit_trail
                where hcp_id = :hcp and occurred_at <= :asOf and recorded_at <= :knownAt and position <= :to
                """)
                .param("hcp", hcp.value())
                .param("asOf", Timestamp.from(asOf))
                .param("knownAt", Timestamp.from(knownAt))
                .param("to", to)
                .query((row, index) -> List.of((Long[]) row.getArray(1).getArray()))
                .single();
    }

    private List<RecordedEvent> untold(long after, long to) {
        List<RecordedEvent> events = new ArrayList<>();
        long position = after;
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(new GlobalSequenceTrackingToken(after))) {
            while (position < to && stream.hasNextAvailable(ARRIVAL_SECONDS, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                position = RecordedEvents.position(message);
                RecordedEvents.of(message).ifPresent(events::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }
}
