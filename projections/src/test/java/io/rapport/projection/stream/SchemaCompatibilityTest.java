package io.rapport.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCompatibilityTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode PUBLISHED = JSON.readTree("""
            {"type": "object", "required": ["id"],
             "properties": {
               "id": {"type": "string", "maxLength": 64},
               "stars": {"type": "integer", "minimum": 1, "maximum": 5},
               "lots": {"type": "array", "items": {
                 "type": "object", "required": ["lot"], "properties": {"lot": {"type": "string"}}}}}}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"object\", \"required\": [\"id\"], \"properties\": {\"id\": {\"type\": \"string\", \"maxLength\": 64}}}",
                "{\"stars\": {\"type\": \"number\", \"minimum\": 1, \"maximum\": 5}}",
                "{\"stars\": {\"type\": \"integer\", \"minimum\": 0, \"maximum\": 5}}",
                "{\"stars\": {\"type\": \"integer\", \"minimum\": 1}}",
                "{\"id\": {\"type\": \"string\", \"maxLength\": 128}}",
                "{\"lots\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}",
                "{\"lots\": {\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": {\"lot\": {\"type\": \"string\"}}}}}"
            })
    void a_change_that_consumers_could_not_read_is_named(String change) {
        assertThat(SchemaCompatibility.breaks(PUBLISHED, changed(change))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"new\": {\"type\": \"string\"}}",
                "{\"id\": {\"type\": \"string\", \"maxLength\": 64, \"description\": \"other words\"}}"
            })
    void a_change_that_consumers_need_not_know_of_breaks_nothing(String change) {
        assertThat(SchemaCompatibility.breaks(PUBLISHED, changed(change))).isEmpty();
    }

    /** The published schema with some properties changed, or another schema. */
    private static JsonNode changed(String change) {
        JsonNode changes = JSON.readTree(change);
        if (changes.has("properties")) {
            return changes;
        }
        JsonNode changed = PUBLISHED.deepCopy();
        changes.properties()
                .forEach(property -> ((tools.jackson.databind.node.ObjectNode) changed.path("properties"))
                        .set(property.getKey(), property.getValue()));
        return changed;
    }
}
