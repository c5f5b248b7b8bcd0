package io.rapport.infra.importer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The checkpoint of one file under one mapping; there is one as long as its import is unfinished. */
final class CheckpointStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path path;

    CheckpointStore(Path data, Path file, String mappingDigest) throws IOException {
        String name = Sha256.hex(file.toAbsolutePath().normalize() + "\n" + Files.size(file) + "\n" + mappingDigest);
        this.path = data.resolve("imports").resolve(name.substring(0, 16) + ".json");
    }

    /** @throws ImportFailed if there is one that cannot be read */
    Optional<Checkpoint> load() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), Checkpoint.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new ImportFailed(
                    path + " is no checkpoint; without it, the same command imports the file from its beginning");
        }
    }

    /** Replaces the checkpoint as a whole: whoever kills the process leaves either the old one or the new one. */
    void save(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
        Files.write(fresh, JSON.writeValueAsBytes(checkpoint));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
