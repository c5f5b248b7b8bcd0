package io.rapport.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the application does. */
@RapportTest
class OpenApiTest {

    @LocalServerPort
    private int port;

    private JsonNode api;

    @BeforeEach
    void read() {
        api = Api.withToken(null, port).get("/openapi").json();
    }

    @Test
    void ids_and_other_text_values_are_strings() {
        assertThat(schema("Registration").at("/properties/id/type").asString()).isEqualTo("string");
        assertThat(schema("Registration").at("/properties/country/type").asString())
                .isEqualTo("string");
    }

    @Test
    void codes_are_those_that_are_read() {
        assertThat(texts(schema("Registration").at("/properties/role/enum")))
                .contains("physician", "physician-assistant");
    }

    @Test
    void what_must_be_given_is_required_and_nothing_else() {
        assertThat(texts(schema("Registration").path("required")))
                .containsExactlyInAnyOrder("name", "specialty", "role", "country", "language");
    }

    @Test
    void every_kind_of_action_is_described() {
        assertThat(schema("ActionRequest").path("oneOf").valueStream()).hasSize(19);
        assertThat(texts(schema("View").path("required"))).contains("clientId", "occurredAt", "contentId");
        assertThat(texts(schema("RecommendationDismissal").path("required")))
                .contains("contentId", "recommendation")
                .doesNotContain("reason");
        assertThat(schema("Batch").at("/properties/actions/items/$ref").asString())
                .endsWith("/ActionRequest");
    }

    @Test
    void inner_types_of_the_server_are_not_described() {
        assertThat(new TreeSet<>(api.at("/components/schemas").propertyNames()))
                .doesNotContain("WriteRequest", "CommandContext", "HcpId", "JsonNode");
    }

    @Test
    void every_operation_answers_problems() {
        assertThat(api.path("paths").valueStream().flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation
                                .at("/responses/default/content/application~1problem+json/schema/$ref")
                                .asString())
                        .endsWith("ProblemDetail"));
    }

    private JsonNode schema(String name) {
        return api.at("/components/schemas/" + name);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
