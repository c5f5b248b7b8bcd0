package io.rapport.infra.audit;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints outside the database: {@code checkpoints}, to which notes are only ever appended, and {@code latest} with the
 * newest. Who changes the log in the database must also change what is here, and what others have copied from here.
 */
public final class CheckpointFolder {

    private record Claim(long size, String note) {}

    /** Where notes are looked for at the end of the file: hundreds of them. */
    private static final long END = 65_536;

    /** A note ends with a line feed, and an empty line follows. */
    private static final String SEPARATOR = "\n\n";

    /** What was broken off may end in the middle of a character. */
    private static final Charset BYTE_BY_BYTE = StandardCharsets.ISO_8859_1;

    private final Path folder;
    private final Path all;
    private final Path latest;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
        this.all = folder.resolve("checkpoints");
        this.latest = folder.resolve("latest");
    }

    Path file() {
        return all;
    }

    /**
     * The newest checkpoint that is known here.
     *
     * @throws BadNote if the newest is not one that the key has signed
     */
    Optional<SignedCheckpoint> newest(VerifierKey key) throws IOException {
        String note = latest();
        Optional<SignedCheckpoint> pointed =
                note.isEmpty() ? Optional.empty() : Optional.of(SignedCheckpoint.open(note, key));
        return Stream.of(lastOf(key), pointed)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(SignedCheckpoint::size));
    }

    /** The content of {@code latest}, empty where there is none. */
    String latest() throws IOException {
        return Files.exists(latest) ? Files.readString(latest) : "";
    }

    /** From the largest down: to verify a signature costs far more than to read a note. */
    private Optional<SignedCheckpoint> lastOf(VerifierKey key) throws IOException {
        List<Claim> claims = new ArrayList<>();
        try (NoteBlocks blocks = NoteBlocks.ofEnd(all, END)) {
            for (Optional<String> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                claims.add(new Claim(SignedCheckpoint.claimedSize(block.get()), block.get()));
            }
        }
        return claims.stream()
                .sorted(Comparator.comparingLong(Claim::size).reversed())
                .flatMap(claim -> opened(claim.note(), key).stream())
                .findFirst();
    }

    /** A crash may have left half a note at the end; what else is no note is told by the self-check. */
    private static Optional<SignedCheckpoint> opened(String note, VerifierKey key) {
        try {
            return Optional.of(SignedCheckpoint.open(note, key));
        } catch (BadNote e) {
            return Optional.empty();
        }
    }

    /** Appends a note, and then makes it the latest. Both are on the disk when this returns. */
    void add(String note) throws IOException {
        Files.createDirectories(folder);
        byte[] entry = (note + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel file =
                FileChannel.open(all, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer missing = missing(file, entry);
            file.position(file.size());
            write(file, missing);
        }
        Path draft = folder.resolve("latest.new");
        try (FileChannel file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(file, ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(draft, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /**
     * What of an entry is to be written: the rest of it, where a crash has left its beginning at the end of the file. Anything
     * else that is left there unfinished stays, ended by empty lines.
     */
    private static ByteBuffer missing(FileChannel file, byte[] entry) throws IOException {
        String text = new String(entry, BYTE_BY_BYTE);
        String end = SEPARATOR + end(file, entry.length);
        for (int begun = text.length() - 1; begun > 0; begun--) {
            if (end.endsWith(SEPARATOR + text.substring(0, begun))) {
                return BYTE_BY_BYTE.encode(text.substring(begun));
            }
        }
        return BYTE_BY_BYTE.encode(end.endsWith(SEPARATOR) ? text : "\n" + SEPARATOR + text);
    }

    private static String end(FileChannel file, int length) throws IOException {
        ByteBuffer end = ByteBuffer.allocate((int) Math.min(file.size(), length + SEPARATOR.length()));
        file.read(end, file.size() - end.capacity());
        return BYTE_BY_BYTE.decode(end.flip()).toString();
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }
}
