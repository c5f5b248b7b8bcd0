package io.rapport.infra.eventlog;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What one unit of work of the stress test does: parts that are published one after the other, and whether it fails in the
 * end. A writer's sequence of attempts depends on nothing but its seed.
 *
 * @param keyed whether it carries an idempotency key, which others want too
 */
record StressAttempt(String id, List<Part> parts, boolean keyed, Fate fate) {

    private static final int SHARED_STREAMS = 6;
    private static final int WINDOW = 12;

    /** Some events that are published together. */
    sealed interface Part {

        /** Of a stream that nobody else writes. */
        record Own(int events) implements Part {}

        /** Of a stream that all writers continue. */
        record Shared(int stream, int events) implements Part {}

        /** One-event streams whose ids are wanted by others at about the same time. */
        record Actions(List<Integer> places) implements Part {}
    }

    enum Fate {
        COMMITS,
        FAILS_AFTER_PUBLISHING,
        FAILS_WHEN_PREPARING_TO_COMMIT
    }

    /** Whether no other writer can stand in its way. */
    boolean isAlone() {
        return !keyed && parts.stream().allMatch(Part.Own.class::isInstance);
    }

    static Stream<StressAttempt> sequence(String writer, long seed) {
        Random random = new Random(seed * 31 + writer.hashCode());
        return Stream.iterate(0, index -> index + 1).map(index -> draw(writer + "-" + index, random));
    }

    private static StressAttempt draw(String id, Random random) {
        List<Part> parts =
                Stream.generate(() -> part(random)).limit(1 + random.nextInt(2)).toList();
        boolean keyed = random.nextInt(5) == 0;
        Fate fate = switch (random.nextInt(10)) {
            case 0 -> Fate.FAILS_AFTER_PUBLISHING;
            case 1 -> Fate.FAILS_WHEN_PREPARING_TO_COMMIT;
            default -> Fate.COMMITS;
        };
        return new StressAttempt(id, parts, keyed, fate);
    }

    private static Part part(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Part.Own(1 + random.nextInt(4));
            case 1 -> new Part.Shared(random.nextInt(SHARED_STREAMS), 1 + random.nextInt(4));
            default ->
                new Part.Actions(random.ints(1 + random.nextInt(5), 0, WINDOW)
                        .distinct()
                        .boxed()
                        .toList());
        };
    }
}
