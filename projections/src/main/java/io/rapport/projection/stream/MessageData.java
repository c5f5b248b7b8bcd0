package io.rapport.projection.stream;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.TextValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The coded values of a message, by their names in the contract. What is absent has no name either. */
final class MessageData {

    private final Map<String, Object> values = new LinkedHashMap<>();

    private MessageData() {}

    static MessageData none() {
        return new MessageData();
    }

    static MessageData of(String name, @Nullable Object value) {
        return none().and(name, value);
    }

    MessageData and(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, written(value));
        }
        return this;
    }

    Map<String, Object> values() {
        return values;
    }

    private static Object written(Object value) {
        return switch (value) {
            case FreeText _, ProtectedText _ -> throw new IllegalArgumentException("never told: " + value.getClass());
            case TextValue text -> text.value();
            case Enum<?> constant -> Codes.code(constant);
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case MessageData data -> data.values;
            case Collection<?> many -> many.stream().map(MessageData::written).toList();
            case String _, Integer _, Long _, Boolean _ -> value;
            default -> throw new IllegalArgumentException("no coded value: " + value.getClass());
        };
    }
}
