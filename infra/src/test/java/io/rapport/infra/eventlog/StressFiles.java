package io.rapport.infra.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the stress test's processes have left in their folder, whether they ended in order or not. */
record StressFiles(Path folder) {

    static final String OUTCOMES = ".outcomes";
    static final String SEEN = ".seen";

    /** Stands for the position of an attempt that was refused or failed on purpose. */
    static final long REFUSED = -1;

    /** The last position of each attempt whose outcome its process knew. */
    Map<String, Long> outcomes() {
        Map<String, Long> outcomes = new HashMap<>();
        files(OUTCOMES)
                .forEach(file -> wholeLines(file).forEach(line -> {
                    String[] words = line.split(" ", -1);
                    outcomes.put(words[0], words[1].equals("-") ? REFUSED : Long.parseLong(words[1]));
                }));
        return outcomes;
    }

    List<Path> seen() {
        return files(SEEN);
    }

    /** How much the processes whose name starts like this have written about outcomes, in bytes. */
    long sizeOfOutcomes(String process) {
        return files(OUTCOMES).stream()
                .filter(file -> file.getFileName().toString().startsWith(process + "-"))
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a last line that a kill cut short. */
    static Stream<String> wholeLines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
