package io.rapport.command.consent;

import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;

/**
 * Revision 1 of a grant, a refusal and a withdrawal knew no product and no type of content: each is about all of them.
 * Revision 2 may be about less, and would be taken for more by whoever read it as revision 1.
 */
public final class ConsentDecisionRev1To2 extends SingleEventUpcaster {

    private static final Set<String> NAMES = Set.of("consent.granted", "consent.refused", "consent.withdrawn");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return NAMES.contains(event.getType().getName())
                && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), "2"), JsonNode.class, payload -> payload);
    }
}
