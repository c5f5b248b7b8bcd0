package io.rapport.projection.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether consumers that were written by one JSON Schema can read what another one describes: they find what they rely on,
 * where they look for it, within the bounds that they were told. What is new they ignore.
 */
final class SchemaCompatibility {

    /** What narrows values: it may not be widened, and need not be there where it was not. */
    private static final List<String> NARROWING =
            List.of("type", "format", "pattern", "const", "enum", "minimum", "maximum", "maxLength");

    private SchemaCompatibility() {}

    /** What would break consumers, in words; empty if nothing would. */
    static List<String> breaks(JsonNode published, JsonNode today) {
        List<String> breaks = new ArrayList<>();
        compare("", published, today, breaks);
        return breaks;
    }

    private static void compare(String path, JsonNode published, JsonNode today, List<String> breaks) {
        for (String keyword : NARROWING) {
            if (published.has(keyword) && !published.get(keyword).equals(today.get(keyword))) {
                breaks.add(path + ": " + keyword + " was " + published.get(keyword));
            }
        }
        Set<JsonNode> required = Set.copyOf(today.path("required").valueStream().toList());
        published
                .path("required")
                .valueStream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add(path + ": no longer requires " + name));
        published.path("properties").properties().forEach(property -> {
            JsonNode present = today.path("properties").path(property.getKey());
            if (present.isMissingNode()) {
                breaks.add(path + ": no longer has " + property.getKey());
            } else {
                compare(path + "/" + property.getKey(), property.getValue(), present, breaks);
            }
        });
        if (published.has("items")) {
            compare(path + "[]", published.path("items"), today.path("items"), breaks);
        }
    }
}
