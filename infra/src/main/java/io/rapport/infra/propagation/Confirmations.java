package io.rapport.infra.propagation;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.EndOfUse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which consumers have let go of what an event says may no longer be used. Kept in the transaction in which they do. */
public final class Confirmations {

    private final JdbcClient jdbc;

    public Confirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Confirms those of the events that end something, each once.
     *
     * @return whether there are any
     */
    public boolean confirm(String consumer, List<RecordedEvent> events) {
        List<RecordedEvent> ends = events.stream()
                .filter(event -> EndOfUse.of(event.event()).isPresent())
                .toList();
        ends.forEach(event -> confirm(consumer, event.position()));
        return !ends.isEmpty();
    }

    public void confirm(String consumer, long position) {
        jdbc.sql("""
                insert into privacy.confirmation (position, consumer) values (:position, :consumer)
                on conflict do nothing
                """).param("position", position).param("consumer", consumer).update();
    }

    /** Who has confirmed the event at a position. */
    public Set<ConsumerName> of(long position) {
        return new HashSet<>(jdbc.sql("select consumer from privacy.confirmation where position = :position")
                .param("position", position)
                .query((row, index) -> new ConsumerName(row.getString("consumer")))
                .list());
    }
}
