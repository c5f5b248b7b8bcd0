package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InboundCompatibilityTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PUBLISHED = """
            {"properties": {"id": {"type": "string", "pattern": "^a"},
                            "minutes": {"type": ["integer", "null"], "minimum": 0, "maximum": 9},
                            "channel": {"type": "string", "enum": ["rep", "web"]}},
             "required": ["id"]}
            """;

    private static JsonNode changed(String from, String to) {
        String changed = PUBLISHED.replace(from, to);
        assertThat(changed).isNotEqualTo(PUBLISHED);
        return JSON.readTree(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "required": ["id"]         | "required": ["id", "minutes"]
            "minutes"                  | "duration"
            "pattern": "^a"            | "pattern": "^b"
            ["integer", "null"]        | "integer"
            "minimum": 0               | "minimum": 1
            "maximum": 9               | "maximum": 8
            ["rep", "web"]             | ["rep"]
            """)
    void a_change_that_refuses_what_was_taken_is_named(String from, String to) {
        assertThat(InboundCompatibility.breaks(JSON.readTree(PUBLISHED), changed(from, to)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "required": ["id"]         | "required": []
            "id": {                    | "new": {"type": "string"}, "id": {
            , "pattern": "^a"          | , "description": "words"
            "maximum": 9               | "maximum": 10
            ["rep", "web"]             | ["rep", "web", "app"]
            """)
    void a_change_that_takes_more_breaks_nothing(String from, String to) {
        assertThat(InboundCompatibility.breaks(JSON.readTree(PUBLISHED), changed(from, to)))
                .isEmpty();
    }
}
