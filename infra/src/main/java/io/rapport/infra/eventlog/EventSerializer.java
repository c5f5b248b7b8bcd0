package io.rapport.infra.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventRegistry;
import io.rapport.infra.json.DomainJson;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Stores domain events under their logical names and revisions; everything else as Axon does. */
public final class EventSerializer extends Jackson3Serializer {

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
        if (type != null && DomainEvent.class.isAssignableFrom(type)) {
            EventType eventType = EventRegistry.typeOf(type);
            return new SimpleSerializedType(eventType.name(), Integer.toString(eventType.revision()));
        }
        return super.typeForClass(type);
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return EventRegistry.classOf(type.getName()).map(Class::getName).orElseGet(() -> super.resolveClassName(type));
    }
}
