package io.rapport.infra.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles beyond what the first form of zips can say; the files are sparse and take no room. */
class ZipLayoutTest {

    private static final long LARGE = 5L * 1024 * 1024 * 1024;

    @TempDir
    private Path folder;

    private static List<EntryFacts> facts() {
        List<EntryFacts> facts = new ArrayList<>();
        for (BundleEntry entry : BundleEntry.values()) {
            facts.add(
                    entry == BundleEntry.EVENTS
                            ? new EntryFacts(entry, 7, LARGE, 3 * LARGE)
                            : new EntryFacts(entry, 0, 0, 0));
        }
        return facts;
    }

    private Path sparse(ZipLayout layout) throws IOException {
        Path file = folder.resolve("large.zip");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            for (int i = 0; i < layout.entries().size(); i++) {
                channel.write(ByteBuffer.wrap(layout.header(i)), layout.headerOffset(i));
            }
            channel.write(ByteBuffer.wrap(layout.directory()), layout.directoryOffset());
        }
        return file;
    }

    @Test
    void entries_of_more_than_4_gigabytes_are_read_back() throws IOException {
        try (BundleFile file = BundleFile.open(sparse(ZipLayout.of(facts())))) {
            for (BundleEntry entry : BundleEntry.values()) {
                assertThat(file.facts(entry)).isEqualTo(facts().get(entry.ordinal()));
            }
        }
    }

    @Test
    void zip_programs_read_them_as_well() throws IOException {
        try (ZipFile zip = new ZipFile(sparse(ZipLayout.of(facts())).toFile())) {
            assertThat(zip.getEntry("events.jsonl").getCompressedSize()).isEqualTo(LARGE);
            assertThat(zip.getEntry("events.jsonl").getSize()).isEqualTo(3 * LARGE);
            assertThat(zip.getEntry("manifest.sig").getSize()).isZero();
        }
    }
}
