package io.rapport.infra.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.propagation.PersonalDataPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ids of erased HCPs in a file outside the database, one a line. A database that is restored from a backup of before an
 * erasure does not know of it; this file does.
 */
final class ErasureJournal implements PersonalDataPlace {

    private final Path file;

    ErasureJournal(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "erasure-journal";
    }

    @Override
    public String holds() {
        return "that the HCP was erased, for the day on which a backup is restored";
    }

    /** Writes the id down, so that it is on the disk when this returns. */
    @Override
    public synchronized void forget(HcpId hcp) {
        try {
            if (!read().contains(hcp)) {
                append(hcp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the erasure journal cannot be written", e);
        }
    }

    private void append(HcpId hcp) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = UTF_8.encode(hcp.value() + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** Whoever was ever erased. A line that a crash cut short is left out: the erasure comes again and completes it. */
    synchronized Set<HcpId> read() throws IOException {
        Set<HcpId> erased = new LinkedHashSet<>();
        if (Files.exists(file)) {
            String content = Files.readString(file);
            content.substring(0, content.lastIndexOf('\n') + 1)
                    .lines()
                    .map(HcpId::new)
                    .forEach(erased::add);
        }
        return erased;
    }
}
