package io.rapport.infra.streams;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this process delivers messages
 * @param partitions of each topic that is made; a topic that is there keeps its own
 * @param replicationFactor of each topic that is made
 * @param slot the name of the replication slot, which no other database of the server may use
 * @param compactionLag how long a replaced or ended state may at most stay in the files of the brokers; 5 minutes or more, so that
 *     there is time for them to compact it
 * @param tombstoneRetention how long a consumer may be away and still learn that a state was deleted
 * @param alarmAfter how long nothing may be delivered before people are told
 * @param alarmRetained the share of {@code max_slot_wal_keep_size} that may be retained before people are told
 */
@ConfigurationProperties("rapport.streams")
public record StreamsProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("3") int partitions,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("rapport_outbox") String slot,
        @DefaultValue("1h") Duration compactionLag,
        @DefaultValue("24h") Duration tombstoneRetention,
        @DefaultValue("1m") Duration alarmAfter,
        @DefaultValue("0.5") double alarmRetained) {

    public StreamsProperties {
        require(partitions >= 1, "partitions: expected 1 or more");
        require(replicationFactor >= 1, "replication-factor: expected 1 or more");
        require(slot.matches("[a-z0-9_]{1,63}"), "slot: expected up to 63 of a to z, 0 to 9 and _");
        require(compactionLag.toMillis() >= 4, "compaction-lag: expected more than 3 milliseconds");
        require(alarmRetained > 0 && alarmRetained <= 1, "alarm-retained: expected a share of up to 1");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("rapport.streams." + what);
        }
    }
}
