package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.ranking.BehaviouralWeights;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.Tree;
import io.rapport.domain.ranking.Tree.Split;
import io.rapport.domain.ranking.TreeModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {

    private static final LinearModel MODEL =
            new LinearModel(Map.of(Feature.READS_2_HOURS, 0.1 + 0.2, Feature.AGE, -1e-17), 0.7);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_model_that_is_stored_is_found_by_its_digest_and_is_the_same() throws IOException {
        ModelDigest digest = new ModelFolder(folder).store(MODEL);

        assertThat(new ModelFolder(folder).find(digest)).contains(MODEL);
    }

    @Test
    void trees_are_stored_and_found_as_well() throws IOException {
        TreeModel trees = new TreeModel(
                List.of(
                        new Tree(List.of(new Split(Feature.AGE, 0.1 + 0.2, -1, -2, 1e-9)), List.of(0.5, -0.25)),
                        new Tree(List.of(), List.of(0.125))),
                1.5);
        ModelDigest digest = new ModelFolder(folder).store(trees);

        assertThat(new ModelFolder(folder).find(digest)).contains(trees);
    }

    @Test
    void equal_models_have_one_digest_and_others_another() throws IOException {
        ModelFolder models = new ModelFolder(folder);

        assertThat(models.store(MODEL)).isEqualTo(models.store(new LinearModel(MODEL.weights(), 0.7)));
        assertThat(models.store(MODEL)).isNotEqualTo(models.store(BehaviouralWeights.MODEL));
    }

    @Test
    void nothing_is_found_where_nothing_was_stored() {
        assertThat(new ModelFolder(folder.resolve("none")).find(new ModelDigest("0".repeat(64))))
                .isEmpty();
    }

    @Test
    void a_file_of_which_any_byte_is_flipped_is_refused() throws IOException {
        ModelDigest digest = new ModelFolder(folder).store(MODEL);
        Path file = folder.resolve(digest.value() + ".json");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            assertThat(new ModelFolder(folder).find(digest)).as("byte " + i).isEmpty();
        }
    }

    @Test
    void a_file_that_was_mended_is_read_again() throws IOException {
        ModelDigest digest = new ModelFolder(folder).store(MODEL);
        Path file = folder.resolve(digest.value() + ".json");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, new byte[] {'{', '}'});
        ModelFolder models = new ModelFolder(folder);
        assertThat(models.find(digest)).isEmpty();

        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(4_711));

        assertThat(models.find(digest)).contains(MODEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"algorithm\": \"linear\"}",
                "{\"algorithm\": \"guesswork\", \"weights\": {}, \"temperature\": 1}",
                "{\"algorithm\": \"linear\", \"weights\": {\"charm\": 1}, \"temperature\": 1}",
                "{\"algorithm\": \"linear\", \"weights\": {\"age\": \"NaN\"}, \"temperature\": 1}",
                "{\"algorithm\": \"linear\", \"weights\": {}, \"temperature\": 0}",
                "{\"algorithm\": \"linear\", \"weights\": {}, \"temperature\": 1, \"charm\": 2}"
            })
    void what_is_no_model_is_refused_even_under_its_own_digest(String content) throws Exception {
        ModelDigest digest = digest(content);
        Files.writeString(folder.resolve(digest.value() + ".json"), content);

        assertThat(new ModelFolder(folder).find(digest)).isEmpty();
    }

    private static ModelDigest digest(String content) throws NoSuchAlgorithmException {
        return new ModelDigest(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
    }
}
