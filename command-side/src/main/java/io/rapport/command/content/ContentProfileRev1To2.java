package io.rapport.command.content;

import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Revision 1 of what a version of content is knew no subject headings, and no limit to those with access to a product: each
 * was for anybody in its audience. Revision 2 may be for fewer, and would be shown to more by whoever read it as revision 1.
 */
public final class ContentProfileRev1To2 extends SingleEventUpcaster {

    private static final Set<String> NAMES = Set.of("content.drafted", "content.revised");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return NAMES.contains(event.getType().getName())
                && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), "2"), JsonNode.class, payload -> {
                    ObjectNode drafted = (ObjectNode) payload.deepCopy();
                    ObjectNode profile = (ObjectNode) drafted.required("profile");
                    profile.putArray("mesh");
                    ((ObjectNode) profile.required("audience")).put("productAccessOnly", false);
                    return drafted;
                });
    }
}
