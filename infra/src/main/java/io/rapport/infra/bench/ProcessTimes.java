package io.rapport.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What processes have used of the processors, by Linux' own accounts. */
final class ProcessTimes {

    /** Linux counts in hundredths of a second towards programs, whatever its own clock does. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Fields after the name of the program, which is in brackets and may hold blanks; counted from the state, 0. */
    private static final int OWN = 11;

    private static final int ENDED_CHILDREN = 13;

    private ProcessTimes() {}

    static Duration of(ProcessHandle process) {
        return ticks(process, OWN);
    }

    /** Of a process and its children, those included that have ended and whose end it has noticed. */
    static Duration ofFamily(ProcessHandle parent) {
        try (Stream<ProcessHandle> children = parent.children()) {
            return children.map(ProcessTimes::of)
                    .reduce(of(parent), Duration::plus)
                    .plus(ticks(parent, ENDED_CHILDREN));
        }
    }

    private static Duration ticks(ProcessHandle process, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return TICK.multipliedBy(Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]));
        } catch (IOException e) {
            return Duration.ZERO; // it has ended meanwhile, and its parent accounts for it
        }
    }
}
