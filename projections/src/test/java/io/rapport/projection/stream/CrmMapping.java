package io.rapport.projection.stream;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Interprets {@code docs/contract/crm/mapping.json} as its page describes it. */
final class CrmMapping {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode mapping;

    CrmMapping(JsonNode mapping) {
        this.mapping = mapping;
    }

    /** What is to be done in the CRM system about a message, in that order. */
    ArrayNode operations(JsonNode message) {
        ArrayNode operations = JSON.createArrayNode();
        rule(message).ifPresent(rule -> {
            if (rule.has("deleteHcp")) {
                mapping.path("deleteFrom").forEach(object -> operations.add(delete(rule, object, message)));
            } else {
                items(rule, message).forEach(item -> operations.add(upsert(rule, message, item)));
            }
        });
        return operations;
    }

    /** The first that fits. */
    private Optional<JsonNode> rule(JsonNode message) {
        return mapping.path("rules")
                .valueStream()
                .filter(rule -> rule.path("type").equals(message.at("/headers/ce_type")))
                .filter(rule -> rule.path("when").properties().stream()
                        .allMatch(condition ->
                                message.path("data").at(condition.getKey()).equals(condition.getValue())))
                .findFirst();
    }

    private static ObjectNode delete(JsonNode rule, JsonNode object, JsonNode message) {
        ObjectNode operation = JSON.createObjectNode();
        operation.put("operation", "delete");
        operation.set("object", object);
        operation
                .putObject("where")
                .set(
                        rule.at("/deleteHcp/field").asString(),
                        message.path("headers").path(rule.at("/deleteHcp/from").asString()));
        return operation;
    }

    private record Item(@Nullable JsonNode value, String suffix) {}

    private static List<Item> items(JsonNode rule, JsonNode message) {
        if (!rule.has("each")) {
            return List.of(new Item(null, ""));
        }
        JsonNode all = message.path("data").at(rule.path("each").asString());
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Item(all.get(i), "-" + (i + 1)))
                .toList();
    }

    private ObjectNode upsert(JsonNode rule, JsonNode message, Item item) {
        ObjectNode operation = JSON.createObjectNode();
        operation.put("operation", "upsert");
        operation.set("object", rule.path("object"));
        operation
                .putObject("externalId")
                .put(
                        rule.at("/externalId/field").asString(),
                        found(rule.path("externalId"), message, item).asString() + item.suffix());
        ObjectNode fields = operation.putObject("fields");
        rule.path("fields").properties().forEach(field -> {
            JsonNode value = value(field.getValue(), message, item);
            if (!value.isMissingNode()) {
                fields.set(field.getKey(), value);
            }
        });
        return operation;
    }

    private JsonNode value(JsonNode source, JsonNode message, Item item) {
        JsonNode found = found(source, message, item);
        if (found.isMissingNode()) {
            return found;
        }
        if (source.has("values")) {
            JsonNode values = mapping.path("values").path(source.path("values").asString());
            return values.has(found.asString()) ? values.path(found.asString()) : values.path("*");
        }
        return switch (source.path("as").asString("itself")) {
            case "date" ->
                JsonNodeFactory.instance.stringNode(
                        OffsetDateTime.parse(found.asString()).toLocalDate().toString());
            case "seconds" -> JsonNodeFactory.instance.numberNode(found.asLong() / 1_000);
            case "itself" -> found;
            default -> throw new IllegalArgumentException("no such form: " + source);
        };
    }

    private static JsonNode found(JsonNode source, JsonNode message, Item item) {
        if (source.has("value")) {
            return source.path("value");
        }
        if (source.has("fromItem") && item.value() != null) {
            return item.value().at(source.path("fromItem").asString());
        }
        String from = source.path("from").asString();
        return from.startsWith("/")
                ? message.path("data").at(from)
                : message.path("headers").path(from);
    }

    /** The pointers into the data of messages of a type that are looked at. */
    List<String> pointers(String type) {
        List<String> pointers = new ArrayList<>();
        mapping.path("rules")
                .valueStream()
                .filter(rule -> rule.path("type").asString().equals(type))
                .forEach(rule -> {
                    pointers.addAll(rule.path("when").propertyNames());
                    if (rule.has("each")) {
                        pointers.add(rule.path("each").asString());
                    }
                    rule.path("fields").forEach(source -> {
                        if (source.path("from").asString("").startsWith("/")) {
                            pointers.add(source.path("from").asString());
                        }
                    });
                });
        return pointers;
    }

    /** The types of which it says what is to be done, nothing included. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        mapping.path("rules").forEach(rule -> types.add(rule.path("type").asString()));
        types.addAll(mapping.path("ignored").propertyNames());
        return types.stream().distinct().toList();
    }
}
