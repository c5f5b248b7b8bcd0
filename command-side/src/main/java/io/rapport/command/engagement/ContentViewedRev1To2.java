package io.rapport.command.engagement;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 1 measured dwell in whole seconds as {@code dwellSeconds}; revision 2 in milliseconds. */
public final class ContentViewedRev1To2 extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("engagement.content-viewed", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("engagement.content-viewed", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, payload -> {
            ObjectNode view = (ObjectNode) payload.deepCopy();
            JsonNode seconds = view.remove("dwellSeconds");
            if (seconds != null && seconds.isNumber()) {
                view.put("dwellMillis", seconds.asLong() * 1_000);
            }
            return view;
        });
    }
}
