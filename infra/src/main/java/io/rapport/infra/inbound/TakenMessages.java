package io.rapport.infra.inbound;

import io.rapport.domain.privacy.Fingerprint;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages have had their effect, for {@value #DAYS} days, in {@code streams.inbound_taken}. */
final class TakenMessages {

    private static final int DAYS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable LocalDate forgotten;

    TakenMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The contents of those that were taken, by their keys. */
    Map<Fingerprint, Fingerprint> find(Collection<InboundMessage> messages) {
        Map<Fingerprint, Fingerprint> found = new HashMap<>();
        jdbc.sql("select message, content from streams.inbound_taken where message = any(:messages)")
                .param("messages", keys(messages))
                .query(row -> {
                    found.put(new Fingerprint(row.getString("message")), new Fingerprint(row.getString("content")));
                });
        return found;
    }

    void remember(Collection<InboundMessage> messages) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        jdbc.sql("""
                insert into streams.inbound_taken (message, content, taken_on)
                select message, content, :today from unnest(:messages, :contents) as taken (message, content)
                on conflict (message) do nothing
                """)
                .param("today", today)
                .param("messages", keys(messages))
                .param(
                        "contents",
                        messages.stream()
                                .map(message -> message.content().value())
                                .toArray(String[]::new))
                .update();
        if (!today.equals(forgotten)) {
            jdbc.sql("delete from streams.inbound_taken where taken_on < :oldest")
                    .param("oldest", today.minusDays(DAYS))
                    .update();
            forgotten = today;
        }
    }

    private static String[] keys(Collection<InboundMessage> messages) {
        return messages.stream().map(message -> message.key().value()).toArray(String[]::new);
    }
}
