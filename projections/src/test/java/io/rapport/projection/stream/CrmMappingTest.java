package io.rapport.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The mapping into objects of a CRM system, on a sample of each message. */
class CrmMappingTest {

    private static final Path CONTRACT = Path.of("../docs/contract");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CrmMapping MAPPING = new CrmMapping(read("crm/mapping.json"));

    private static JsonNode read(String file) {
        return JSON.readTree(text(file));
    }

    private static String text(String file) {
        try {
            return Files.readString(CONTRACT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> messages() {
        return read("crm/messages.json").valueStream();
    }

    private static String type(JsonNode message) {
        return message.at("/headers/ce_type").asString();
    }

    private static String schema(String type) {
        return "schemas/" + type.replace("io.rapport.", "") + ".schema.json";
    }

    /** The types of all messages on topics of events. */
    private static List<String> told() {
        Map<String, Map<String, Map<String, ?>>> document = new Yaml().load(text("asyncapi.yaml"));
        return Objects.requireNonNull(document.get("channels")).values().stream()
                .filter(channel -> String.valueOf(channel.get("address")).endsWith(".events.v1"))
                .flatMap(channel -> ((Map<?, ?>) Objects.requireNonNull(channel.get("messages"))).keySet().stream())
                .map(name -> "io.rapport." + name + ".v1")
                .toList();
    }

    @Test
    void there_is_a_sample_of_every_message_that_is_told() {
        assertThat(messages().map(CrmMappingTest::type)).containsAll(told());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_sample_is_of_the_contract(JsonNode message) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text(schema(type(message))), InputFormat.JSON)
                        .validate(message.path("data").toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void the_mapping_says_of_every_message_what_becomes_of_it() {
        assertThat(MAPPING.types()).containsExactlyInAnyOrderElementsOf(told());
    }

    @Test
    void the_mapping_looks_only_at_what_the_contract_has() {
        assertThat(MAPPING.types()).allSatisfy(type -> {
            JsonNode properties = read(schema(type)).path("properties");
            assertThat(MAPPING.pointers(type))
                    .allSatisfy(pointer ->
                            assertThat(properties.has(pointer.substring(1))).isTrue());
        });
    }

    @Test
    void the_samples_lead_to_the_approved_records() {
        ArrayNode led = JSON.createArrayNode();
        messages().forEach(message -> {
            ArrayNode operations = MAPPING.operations(message);
            led.addObject()
                    .put("ce_id", message.at("/headers/ce_id").asString())
                    .put("ce_type", type(message))
                    .set("operations", operations);
        });
        assertThat(led.toPrettyString()).isEqualTo(read("crm/records.json").toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.rapport.consent.withdrawn.v1",
                "io.rapport.consent.refused.v1",
                "io.rapport.consent.expired.v1",
                "io.rapport.consent.objection-raised.v1",
                "io.rapport.hcp.erased.v1"
            })
    void the_end_of_sharing_deletes_the_hcp_from_all_that_is_written(String type) {
        JsonNode end = messages()
                .filter(message -> type(message).equals(type))
                .filter(message -> !message.path("data").has("purpose")
                        || message.at("/data/purpose").asString().equals("crm-sharing"))
                .findFirst()
                .orElseThrow();
        List<String> written = messages()
                .flatMap(message -> MAPPING.operations(message).valueStream())
                .filter(operation -> operation.path("operation").asString().equals("upsert"))
                .map(operation -> operation.path("object").asString())
                .distinct()
                .toList();
        assertThat(MAPPING.operations(end).valueStream()).allSatisfy(operation -> {
            assertThat(operation.path("operation").asString()).isEqualTo("delete");
            assertThat(operation.at("/where/Account_vod__r.Rapport_HCP_Id__c").asString())
                    .isEqualTo("hcp-7f3a");
        });
        assertThat(MAPPING.operations(end)
                        .valueStream()
                        .map(operation -> operation.path("object").asString()))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void every_record_is_known_by_the_id_of_its_message() {
        assertThat(messages())
                .allSatisfy(message -> assertThat(MAPPING.operations(message)
                                .valueStream()
                                .filter(operation -> operation.has("externalId")))
                        .allSatisfy(operation -> assertThat(operation
                                        .at("/externalId/Rapport_Event_Id__c")
                                        .asString())
                                .startsWith(message.at("/headers/ce_id").asString())));
    }
}
