package io.rapport.infra.recommendation;

import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.ranking.TreeModel;
import io.rapport.infra.json.DomainJson;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model as the bytes of a file, in JSON. Equal models are equal bytes, and a model that was read equals the one written. */
final class ModelFile {

    private static final String ALGORITHM = "algorithm";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new DomainJson())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ModelFile() {}

    static ModelAlgorithm algorithm(RankingModel model) {
        return switch (model) {
            case LinearModel _ -> ModelAlgorithm.LINEAR;
            case TreeModel _ -> ModelAlgorithm.LAMBDAMART;
        };
    }

    static byte[] bytes(RankingModel model) {
        ObjectNode file = JSON.createObjectNode();
        file.set(ALGORITHM, JSON.valueToTree(algorithm(model)));
        file.setAll((ObjectNode) JSON.valueToTree(model));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    /** @throws IOException if they are no model */
    static RankingModel model(byte[] bytes) throws IOException {
        try {
            ObjectNode file = (ObjectNode) JSON.readTree(bytes);
            return switch (JSON.treeToValue(file.remove(ALGORITHM), ModelAlgorithm.class)) {
                case LINEAR -> JSON.treeToValue(file, LinearModel.class);
                case LAMBDAMART -> JSON.treeToValue(file, TreeModel.class);
            };
        } catch (JacksonException | ClassCastException | NullPointerException e) {
            throw new IOException("this is no model", e);
        }
    }
}
