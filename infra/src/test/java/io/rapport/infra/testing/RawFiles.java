package io.rapport.infra.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Looks for a text in files as they are, a piece at a time, one character a byte. */
public final class RawFiles {

    private static final int PIECE = 1 << 22;

    private RawFiles() {}

    /** The files below a folder that hold it; of those that go meanwhile, only what is still there. */
    public static List<Path> holding(Path folder, String text) throws IOException {
        List<Path> holding = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && holds(file, text)) {
                    holding.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
            }
        });
        return holding;
    }

    /** Whether a file holds it; there is nothing in one that is gone by now. */
    private static boolean holds(Path file, String text) {
        try (InputStream in = Files.newInputStream(file)) {
            return holds(in, text);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries, inflated, of all zips in a folder that hold it, each as {@code bundle.zip/entry}. */
    public static List<String> entriesHolding(Path folder, String text) throws IOException {
        List<String> holding = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path zip :
                    files.filter(file -> file.toString().endsWith(".zip")).toList()) {
                try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
                    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                        if (holds(in, text)) {
                            holding.add(zip.getFileName() + "/" + entry.getName());
                        }
                    }
                }
            }
        }
        return holding;
    }

    private static boolean holds(InputStream in, String text) throws IOException {
        byte[] piece = new byte[PIECE];
        int kept = 0;
        for (int read = in.readNBytes(piece, kept, PIECE - kept);
                read > 0;
                read = in.readNBytes(piece, kept, PIECE - kept)) {
            int length = kept + read;
            if (new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(text)) {
                return true;
            }
            kept = Math.min(length, text.length());
            System.arraycopy(piece, length - kept, piece, 0, kept);
        }
        return false;
    }
}
