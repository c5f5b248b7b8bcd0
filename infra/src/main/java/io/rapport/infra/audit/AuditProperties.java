package io.rapport.infra.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param origin the name of the log and of its key, which no other log should have, such as {@code example.org/rapport}
 * @param signingKey 32 random bytes in base64, the seed of the Ed25519 key that signs checkpoints; to be kept apart from the
 *     database and its backups
 * @param checkpointFolder where checkpoints are written outside the database
 * @param checkpointInterval how far checkpoints of a growing log are apart at least
 * @param selfCheckRecentInterval how far checks of the newest events are apart
 * @param selfCheckRecentEvents how many of them are checked
 * @param selfCheckFullInterval how far checks of the whole log are apart
 */
@ConfigurationProperties("rapport.audit")
public record AuditProperties(
        @DefaultValue("rapport") String origin,
        String signingKey,
        Path checkpointFolder,
        @DefaultValue("200ms") Duration checkpointInterval,
        @DefaultValue("1m") Duration selfCheckRecentInterval,
        @DefaultValue("10000") int selfCheckRecentEvents,
        @DefaultValue("24h") Duration selfCheckFullInterval) {

    public AuditProperties {
        CheckpointSigner.of(origin, signingKey);
        requireFolder(checkpointFolder);
        if (selfCheckRecentEvents < 1) {
            throw new IllegalArgumentException("rapport.audit.self-check-recent-events: expected 1 or more");
        }
    }

    private static void requireFolder(@Nullable Path folder) {
        if (folder == null) {
            throw new IllegalArgumentException(
                    "rapport.audit.checkpoint-folder: expected a folder outside the database for signed checkpoints");
        }
    }

    @Override
    public String toString() {
        return "AuditProperties[…]";
    }
}
