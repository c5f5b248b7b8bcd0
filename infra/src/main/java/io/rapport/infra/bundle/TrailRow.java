package io.rapport.infra.bundle;

import io.rapport.domain.privacy.ProtectedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event in words. Absent is empty; personal fields, which are ciphertext in the log, are told as encrypted.
 *
 * @param simulated whether the time of recording was set by the loader of a demo
 * @param facts what the event holds, but for its reason
 * @param reason why it was done, where it says so
 * @param consent the purposes in force, each with the record that it rests on
 */
record TrailRow(
        long position,
        String eventId,
        Instant occurredAt,
        Instant recordedAt,
        boolean simulated,
        String event,
        String facts,
        String subject,
        String actor,
        String onBehalfOf,
        String channel,
        String reason,
        String consent,
        String correlationId) {

    static final String ENCRYPTED = "[encrypted]";

    private static final String REASON = "reason";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final JsonMapper JSON = JsonMapper.shared();

    static TrailRow of(EventLine line) {
        JsonNode payload = payload(line.payload());
        Map<String, @Nullable Object> metadata = line.metadata();
        return new TrailRow(
                line.position(),
                line.id(),
                line.occurredAt(),
                line.recordedAt(),
                Boolean.TRUE.equals(metadata.get("simulated")),
                inWords(line.name()),
                facts(payload),
                text(line.subject()),
                text(metadata.get("actor")),
                text(metadata.get("onBehalfOf")),
                text(metadata.get("channel")),
                payload == null || !payload.has(REASON) ? "" : value(payload.get(REASON)),
                consent(metadata.get("consent")),
                text(metadata.get("correlationId")));
    }

    private static @Nullable JsonNode payload(@Nullable String payload) {
        try {
            return payload == null ? null : JSON.readTree(payload);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** {@code consent.objection-raised} is "Consent: objection raised". */
    private static String inWords(String name) {
        int dot = name.indexOf('.');
        if (dot < 1) {
            return name;
        }
        String feature = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1, dot);
        return feature + ": " + name.substring(dot + 1).replace('-', ' ');
    }

    private static String facts(@Nullable JsonNode payload) {
        if (payload == null || !payload.isObject()) {
            return "[unreadable]";
        }
        List<String> facts = new ArrayList<>();
        payload.properties().stream()
                .filter(property -> !property.getKey().equals(REASON))
                .forEach(property -> collect(words(property.getKey()), property.getValue(), facts));
        return String.join("; ", facts);
    }

    private static void collect(String name, JsonNode value, List<String> facts) {
        if (value.isObject()) {
            value.properties()
                    .forEach(property -> collect(name + " " + words(property.getKey()), property.getValue(), facts));
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
            for (int i = 0; i < value.size(); i++) {
                collect(name + " " + (i + 1), value.get(i), facts);
            }
        } else {
            facts.add(name + ": " + value(value));
        }
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(TrailRow::value).collect(Collectors.joining(", "));
        }
        String text = value.isContainer() ? value.toString() : value.asString("");
        return ProtectedText.isOne(text) ? ENCRYPTED : text;
    }

    private static String words(String name) {
        return WORD_START.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String consent(@Nullable Object inForce) {
        return inForce instanceof Map<?, ?> records
                ? new TreeMap<>(records)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " → " + entry.getValue())
                                .collect(Collectors.joining("; "))
                : "";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    /** Without what would break a line, or turn the direction of what follows. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(' ');
            } else if (!isDirection(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** Unicode's embeddings, overrides and isolates, by which a text can be shown in another order than it has. */
    private static boolean isDirection(int c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
