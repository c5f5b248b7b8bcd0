package io.rapport.command.upcasting;

import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives events of one revision the payload that the next revision has. */
public abstract class RevisionUpcaster extends SingleEventUpcaster {

    private final Set<String> names;
    private final String from;
    private final String to;

    /**
     * @param names of the events
     * @param from the revision that is read; the next is the one after it
     */
    protected RevisionUpcaster(Set<String> names, int from) {
        this.names = Set.copyOf(names);
        this.from = Integer.toString(from);
        this.to = Integer.toString(from + 1);
    }

    /** @param payload of the earlier revision, to be changed into that of the later one */
    protected abstract void change(ObjectNode payload);

    @Override
    protected final boolean canUpcast(IntermediateEventRepresentation event) {
        return names.contains(event.getType().getName())
                && from.equals(event.getType().getRevision());
    }

    @Override
    protected final IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(event.getType().getName(), to), JsonNode.class, payload -> {
            ObjectNode changed = (ObjectNode) payload.deepCopy();
            change(changed);
            return changed;
        });
    }
}
