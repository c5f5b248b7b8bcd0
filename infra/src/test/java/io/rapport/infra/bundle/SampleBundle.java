package io.rapport.infra.bundle;

import io.rapport.domain.export.ExportFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bundle in a file, for those who know no more than files.
 *
 * @param key the key that signed it
 * @param earlier an earlier checkpoint
 * @param unknown another, for which the bundle has no proof
 * @param proof the proof for that
 */
public record SampleBundle(Path bundle, Path key, Path earlier, Path unknown, Path proof) {

    /** Of the events about one HCP. */
    public static SampleBundle in(Path folder) throws IOException {
        BundledLog log = BundledLog.withNewKey().append(4).append(5);
        return new SampleBundle(
                Files.write(folder.resolve("bundle.zip"), log.bundle(BundledLog.ADA, ExportFilter.NONE)),
                Files.writeString(folder.resolve("verifier-key"), log.key() + "\n"),
                Files.writeString(folder.resolve("earlier"), log.checkpoint(4).format()),
                Files.writeString(folder.resolve("unknown"), log.checkpoint(6).format()),
                Files.writeString(folder.resolve("proof"), log.answer(6, 9)));
    }
}
