package io.rapport.command.recommendation;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 1 is from before HCPs were given access to products: nobody's segment had any. */
public final class RecommendationServedRev1To2 extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("recommendation.served", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("recommendation.served", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, payload -> {
            ObjectNode served = (ObjectNode) payload.deepCopy();
            ((ObjectNode) served.required("segment")).putArray("products");
            return served;
        });
    }
}
