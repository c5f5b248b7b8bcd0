package io.rapport.infra.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * Which sample a data folder holds, and whether all of it was loaded: a load that was killed goes on with the same sample,
 * on whatever day that is.
 */
record SampleMemo(long seed, LocalDate lastDay, boolean loaded) {

    private static final long SEED = 20_260_101;

    static SampleMemo open(Path file, LocalDate yesterday) throws IOException {
        return read(file).orElse(new SampleMemo(SEED, yesterday, false));
    }

    SampleMemo complete() {
        return new SampleMemo(seed, lastDay, true);
    }

    void save(Path file) throws IOException {
        Properties memo = new Properties();
        memo.setProperty("seed", Long.toString(seed));
        memo.setProperty("last-day", lastDay.toString());
        memo.setProperty("loaded", Boolean.toString(loaded));
        Path draft = Files.createTempFile(file.getParent(), "sample", null);
        try (Writer writer = Files.newBufferedWriter(draft)) {
            memo.store(writer, "The sample of this demo");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<SampleMemo> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties memo = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            memo.load(reader);
        }
        return Optional.of(new SampleMemo(
                Long.parseLong(memo.getProperty("seed")),
                LocalDate.parse(memo.getProperty("last-day")),
                Boolean.parseBoolean(memo.getProperty("loaded"))));
    }
}
