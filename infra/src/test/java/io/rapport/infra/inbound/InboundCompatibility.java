package io.rapport.infra.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether what senders write by one JSON Schema is taken by another one: it asks for no more, and narrows nothing. */
final class InboundCompatibility {

    private static final List<String> NARROWING = List.of("format", "pattern", "const", "minLength", "minItems");

    private InboundCompatibility() {}

    /** What would break senders, in words; empty if nothing would. */
    static List<String> breaks(JsonNode published, JsonNode today) {
        List<String> breaks = new ArrayList<>();
        Set<JsonNode> required = values(published.path("required"));
        values(today.path("required")).stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add("now requires " + name));
        published.path("properties").properties().forEach(property -> {
            JsonNode present = today.path("properties").path(property.getKey());
            if (present.isMissingNode()) {
                breaks.add("no longer takes " + property.getKey());
            } else {
                compare(property.getKey(), property.getValue(), present, breaks);
            }
        });
        return breaks;
    }

    private static void compare(String name, JsonNode published, JsonNode today, List<String> breaks) {
        for (String keyword : NARROWING) {
            if (today.has(keyword) && !today.get(keyword).equals(published.get(keyword))) {
                breaks.add(name + ": " + keyword + " is new or another");
            }
        }
        for (String keyword : List.of("type", "enum")) {
            if (today.has(keyword) && !values(today.get(keyword)).containsAll(values(published.path(keyword)))) {
                breaks.add(name + ": fewer values of " + keyword);
            }
        }
        if (isAbove(today, published, "minimum") || isAbove(published, today, "maximum")) {
            breaks.add(name + ": a smaller range");
        }
    }

    private static boolean isAbove(JsonNode higher, JsonNode lower, String keyword) {
        return higher.has(keyword)
                && lower.has(keyword)
                && higher.get(keyword).asDouble() > lower.get(keyword).asDouble();
    }

    private static Set<JsonNode> values(JsonNode node) {
        return node.isArray() ? node.valueStream().collect(Collectors.toSet()) : Set.of(node);
    }
}
