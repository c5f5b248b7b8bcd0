package io.rapport.query.propagation;

import io.rapport.domain.propagation.EndOfUse;
import io.rapport.domain.propagation.PersonalDataConsumers;
import io.rapport.query.web.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has confirmed to have let go of what an event has ended the use of. */
@Component
public final class Propagation {

    /**
     * @param confirmedAt when it let go; absent where it has not yet
     */
    public record Confirmation(
            String consumer, String holds, @Nullable Instant confirmedAt) {}

    private final JdbcClient jdbc;
    private final PersonalDataConsumers consumers;

    Propagation(JdbcClient jdbc, PersonalDataConsumers consumers) {
        this.jdbc = jdbc;
        this.consumers = consumers;
    }

    /** @param position of the event */
    public List<Confirmation> of(EndOfUse end, long position) {
        Map<String, Instant> confirmed = new HashMap<>();
        jdbc.sql("select consumer, confirmed_at from privacy.confirmation where position = :position")
                .param("position", position)
                .query((row, index) -> confirmed.put(row.getString("consumer"), Rows.instant(row, "confirmed_at")))
                .list();
        return consumers.concernedBy(end).stream()
                .map(consumer -> new Confirmation(
                        consumer.name().value(),
                        consumer.holds(),
                        confirmed.get(consumer.name().value())))
                .toList();
    }
}
