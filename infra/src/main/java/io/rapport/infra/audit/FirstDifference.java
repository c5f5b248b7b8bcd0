package io.rapport.infra.audit;

import io.rapport.domain.audit.Hash;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What can be told of the first event that is not the leaf that the tree has in its place. */
final class FirstDifference {

    /** How far clocks of processes that append to one log may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    private final LeafLog log;
    private final KeptLeaves kept;

    FirstDifference(LeafLog log, KeptLeaves kept) {
        this.log = log;
        this.kept = kept;
    }

    Finding at(long position) throws InterruptedException {
        List<StoredLeaf> around = new ArrayList<>();
        log.read(Math.max(0, position - 2), position + 2, around::add);
        StoredLeaf event = find(around, position);
        StoredLeaf before = find(around, position - 1);
        StoredLeaf after = find(around, position + 1);
        if (event == null) {
            return Finding.at(FindingKind.DELETED, position, null, "the event at this position is missing");
        }
        Hash expected = kept.at(position);
        if (event.hash() != null) {
            OptionalLong recordedAt = kept.find(event.hash());
            if (recordedAt.isPresent()) {
                return moved(event, recordedAt.getAsLong(), after);
            }
        }
        if (after != null && expected != null && Objects.equals(expected, after.hash())) {
            return Finding.at(
                    FindingKind.INSERTED,
                    position,
                    event.eventId(),
                    "an event stands here that was not recorded here, and the one that was has moved on");
        }
        if (before != null && event.recordedAt().isBefore(before.recordedAt().minus(CLOCKS))
                || after != null && isLater(event.recordedAt(), after.recordedAt())) {
            return Finding.at(
                    FindingKind.BACK_DATED,
                    position,
                    event.eventId(),
                    "the event is not the one that was recorded, and its time of recording does not fit its neighbours'");
        }
        return Finding.at(FindingKind.CHANGED, position, event.eventId(), "the event is not the one that was recorded");
    }

    private static boolean isLater(Instant time, Instant next) {
        return time.isAfter(next.plus(CLOCKS));
    }

    private Finding moved(StoredLeaf event, long recordedAt, @Nullable StoredLeaf after) {
        boolean allMoved = recordedAt == event.position() + 1
                && after != null
                && after.hash() != null
                && Objects.equals(after.hash(), kept.at(recordedAt + 1));
        if (allMoved) {
            return Finding.at(
                    FindingKind.DELETED,
                    event.position(),
                    event.eventId(),
                    "the event that was recorded here is missing, and later ones have moved up");
        }
        return Finding.at(
                FindingKind.REORDERED,
                event.position(),
                event.eventId(),
                "the event that stands here was recorded at position " + recordedAt);
    }

    private static @Nullable StoredLeaf find(List<StoredLeaf> leaves, long position) {
        return leaves.stream()
                .filter(leaf -> leaf.position() == position)
                .findFirst()
                .orElse(null);
    }
}
