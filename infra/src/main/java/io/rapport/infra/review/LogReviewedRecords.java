package io.rapport.infra.review;

import io.rapport.domain.audit.Hash;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.review.EventDigest;
import io.rapport.domain.review.ReviewedRecords;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.infra.eventlog.StoredLeaf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events out of the log, whichever home it has. */
final class LogReviewedRecords implements ReviewedRecords {

    private static final int PATIENCE_MILLIS = 2_000;

    private final EventStore log;
    private final LeafLog leaves;
    private final PersonalDataVault vault;
    private final JsonMapper json;

    LogReviewedRecords(EventStore log, LeafLog leaves, PersonalDataVault vault, JsonMapper json) {
        this.log = log;
        this.leaves = leaves;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public Optional<Shown> at(long position) {
        try {
            Hash hash = hash(position);
            return hash == null ? Optional.empty() : read(position).map(event -> shown(event, hash));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private @Nullable Hash hash(long position) throws InterruptedException {
        AtomicReference<@Nullable StoredLeaf> found = new AtomicReference<>();
        leaves.read(position - 1, position, found::set);
        StoredLeaf leaf = found.get();
        return leaf == null ? null : leaf.hash();
    }

    private Optional<RecordedEvent> read(long position) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream =
                log.openStream(new GlobalSequenceTrackingToken(position - 1))) {
            if (!stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            return RecordedEvents.of(stream.nextAvailable()).filter(event -> event.position() == position);
        }
    }

    private Shown shown(RecordedEvent event, Hash hash) {
        return new Shown(
                new EventDigest(hash.base64()),
                event.type(),
                event.recordedAt(),
                event.context().toMap(),
                revealed(
                        json.convertValue(event.event(), Object.class),
                        event.context().subject()));
    }

    /** With personal text in clear, and nothing in the place of text whose key is gone. */
    private @Nullable Object revealed(@Nullable Object value, @Nullable HcpId subject) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> clear = new LinkedHashMap<>();
                map.forEach((name, item) -> clear.put(String.valueOf(name), revealed(item, subject)));
                yield clear;
            }
            case List<?> list ->
                list.stream().map(item -> revealed(item, subject)).toList();
            case String text when subject != null -> revealedText(text, subject);
            case null -> null;
            default -> value;
        };
    }

    private @Nullable String revealedText(String text, HcpId subject) {
        try {
            return vault.reveal(subject, new ProtectedText(text)).orElse(null);
        } catch (InvalidValue _) {
            return text;
        }
    }
}
