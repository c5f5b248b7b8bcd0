package io.rapport.infra.past;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** In PostgreSQL, by their positions. Most of the time goes into parsing, which several threads do. */
final class PostgresEvents implements EventsAtPositions {

    private static final int CHUNK = 1_000;

    /** Bounds what is held in memory, however much has happened. */
    private static final int CHUNKS_AT_ONCE = 16;

    private final LogReader log;

    PostgresEvents(LogReader log) {
        this.log = log;
    }

    @Override
    public void read(List<Long> positions, Consumer<RecordedEvent> consumer) {
        for (int from = 0; from < positions.size(); from += CHUNKS_AT_ONCE * CHUNK) {
            List<Long> next = positions.subList(from, Math.min(positions.size(), from + CHUNKS_AT_ONCE * CHUNK));
            readChunks(next).forEach(place -> passOn(place, consumer));
        }
    }

    /** In the order of the positions. */
    private List<LogBatch> readChunks(List<Long> positions) {
        return IntStream.iterate(0, from -> from < positions.size(), from -> from + CHUNK)
                .parallel()
                .mapToObj(from -> positions.subList(from, Math.min(positions.size(), from + CHUNK)))
                .map(log::readEach)
                .flatMap(List::stream)
                .toList();
    }

    private static void passOn(LogBatch place, Consumer<RecordedEvent> consumer) {
        place.unreadable().stream().findFirst().ifPresent(unreadable -> {
            throw unreadable;
        });
        place.events().forEach(consumer);
    }
}
