package io.rapport.infra.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventRegistry;
import io.rapport.infra.json.DomainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Stores domain events, the log's own markers, and maps within metadata under logical names; everything else as Axon does.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final String MAP = "map";

    private EventSerializer(Builder builder) {
        super(builder);
    }

    public static EventSerializer create() {
        return new EventSerializer(builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.addModule(new DomainJson())
                        .changeDefaultPropertyInclusion(
                                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))));
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(Class type) {
        if (type == null || MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(type);
        }
        if (DomainEvent.class.isAssignableFrom(type)) {
            return named(EventRegistry.typeOf(type));
        }
        if (type == AnswerMarker.class) {
            return named(AnswerMarker.TYPE);
        }
        return Map.class.isAssignableFrom(type) ? new SimpleSerializedType(MAP, null) : super.typeForClass(type);
    }

    private static SerializedType named(EventType type) {
        return new SimpleSerializedType(type.name(), Integer.toString(type.revision()));
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        String name = type.getName();
        if (name.equals(AnswerMarker.TYPE.name())) {
            return AnswerMarker.class.getName();
        }
        return name.equals(MAP)
                ? LinkedHashMap.class.getName()
                : EventRegistry.classOf(name).map(Class::getName).orElseGet(() -> super.resolveClassName(type));
    }
}
