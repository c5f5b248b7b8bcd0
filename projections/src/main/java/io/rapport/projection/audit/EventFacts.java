package io.rapport.projection.audit;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.TextValue;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an event says, by the names of its components: those of nested values after a dot, those of lists by their place.
 * So an event of a feature that is yet to come is told as well.
 *
 * @param coded texts, numbers and truth values in clear
 * @param personal ciphertexts
 */
public record EventFacts(SortedMap<String, Object> coded, SortedMap<String, String> personal) {

    /** The JVM makes new ones each time that it is asked, and each event of a rebuild asks. */
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    public static EventFacts of(DomainEvent event) {
        EventFacts facts = new EventFacts(new TreeMap<>(), new TreeMap<>());
        facts.addComponents("", (Record) event);
        return facts;
    }

    private void addComponents(String path, Record value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            add(path + component.getName(), valueOf(component, value));
        }
    }

    private void add(String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case ProtectedText text -> personal.put(path, text.value());
            case TextValue text -> coded.put(path, text.value());
            case Enum<?> constant -> coded.put(path, Codes.code(constant));
            case Number number -> coded.put(path, number);
            case Boolean truth -> coded.put(path, truth);
            case Collection<?> values -> addEach(path, values);
            case Record nested -> addComponents(path + ".", nested);
            default -> coded.put(path, value.toString());
        }
    }

    private void addEach(String path, Collection<?> values) {
        if (values.stream().allMatch(value -> value instanceof TextValue || value instanceof Enum<?>)) {
            coded.put(path, values.stream().map(EventFacts::code).toList());
            return;
        }
        int place = 0;
        for (Object value : values) {
            place++;
            add(path + "." + place, value);
        }
    }

    private static String code(Object value) {
        return value instanceof Enum<?> constant ? Codes.code(constant) : ((TextValue) value).value();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("events are public records", e);
        }
    }
}
