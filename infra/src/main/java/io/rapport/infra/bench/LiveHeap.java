package io.rapport.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a JVM on this machine cannot do without: what its heap holds once all garbage is collected. */
record LiveHeap(ProcessHandle process) {

    private static final double MEGABYTE = 1024 * 1024;
    private static final String TOTAL = "Total";

    /** In the line of the total, from 0: the word, objects, bytes. */
    private static final int BYTES = 2;

    /**
     * Has it collect all garbage, and returns what is left in MiB. The count goes to a file, because a JVM that counts itself
     * stands still until all is written.
     */
    double megabytes() throws IOException, InterruptedException {
        Path count = Files.createTempFile("rapport-heap", ".txt");
        try {
            new ProcessBuilder(jcmd(), Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(count.toFile())
                    .start()
                    .waitFor();
            return total(Files.readAllLines(count)) / MEGABYTE;
        } finally {
            Files.delete(count);
        }
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }

    private static long total(List<String> lines) throws IOException {
        return lines.stream()
                .filter(line -> line.startsWith(TOTAL))
                .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[BYTES]))
                .findFirst()
                .orElseThrow(() -> new IOException("the heap cannot be counted: " + lines));
    }
}
