package io.rapport.projection.stream;

import java.util.Collections;
import java.util.Map;

/**
 * What others are told of an event.
 *
 * @param name {@code feature.what-happened}, which names its topic and its schema; names and versions of this contract
 *     change apart from those of stored events
 * @param data coded values by name, never free text and never what identifies a person directly
 */
public record PublicEvent(String name, Map<String, Object> data) {

    /** The version of all schemas; a change that old consumers could not read would be a new one, on new topics. */
    public static final String VERSION = "v1";

    PublicEvent(String name, MessageData data) {
        this(name, Collections.unmodifiableMap(data.values()));
    }

    public String feature() {
        return name.substring(0, name.indexOf('.'));
    }

    /** As CloudEvents has it. */
    public String type() {
        return "io.rapport." + name + "." + VERSION;
    }

    public String topic() {
        return topicOf(feature());
    }

    /** The topic of what is told of a feature. */
    public static String topicOf(String feature) {
        return "rapport." + feature + ".events." + VERSION;
    }

    /** The reference of its JSON Schema, relative to the contract. */
    public String schema() {
        return "/asyncapi/schemas/" + name + "." + VERSION + ".schema.json";
    }
}
