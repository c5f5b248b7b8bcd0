package io.rapport.infra.recommendation;

import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.recommender.TrainedModels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models as files that are named by the digest of what is in them. One that holds anything else is not loaded: what was
 * approved is what serves.
 */
public final class ModelFolder implements TrainedModels {

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private static final Logger log = LoggerFactory.getLogger(ModelFolder.class);

    private final Path folder;
    private final Map<ModelDigest, RankingModel> loaded = new ConcurrentHashMap<>();
    private final Map<ModelDigest, FileTime> refused = new HashMap<>();

    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Durable when it returns. */
    public ModelDigest store(RankingModel model) throws IOException {
        byte[] bytes = ModelFile.bytes(model);
        ModelDigest digest = digest(bytes);
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "model-", ".part");
        try {
            Files.write(written, bytes);
            try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(written, file(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
        return digest;
    }

    @Override
    public Optional<RankingModel> find(ModelDigest artefact) {
        RankingModel known = loaded.get(artefact);
        return known == null ? load(artefact) : Optional.of(known);
    }

    /** A file that was refused is not read again until it has changed: lists ask each time. */
    private synchronized Optional<RankingModel> load(ModelDigest artefact) {
        Path file = file(artefact);
        try {
            FileTime changed = Files.isRegularFile(file) ? Files.getLastModifiedTime(file) : NEVER;
            if (!loaded.containsKey(artefact) && !changed.equals(refused.put(artefact, changed))) {
                loaded.put(artefact, read(file, artefact));
            }
        } catch (IOException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("file", file.getFileName())
                    .log("a model cannot be loaded, lists are made by the weights that people have set");
        }
        return Optional.ofNullable(loaded.get(artefact));
    }

    private static RankingModel read(Path file, ModelDigest artefact) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!digest(bytes).equals(artefact)) {
            throw new IOException("the content has another digest than the name says");
        }
        return ModelFile.model(bytes);
    }

    private Path file(ModelDigest digest) {
        return folder.resolve(digest.value() + ".json");
    }

    private static ModelDigest digest(byte[] bytes) {
        try {
            return new ModelDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
