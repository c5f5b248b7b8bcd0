package io.rapport.command.engagement;

import io.rapport.command.upcasting.RevisionUpcaster;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 1 measured dwell in whole seconds as {@code dwellSeconds}; revision 2 in milliseconds. */
public final class ContentViewedRev1To2 extends RevisionUpcaster {

    public ContentViewedRev1To2() {
        super(Set.of("engagement.content-viewed"), 1);
    }

    @Override
    protected void change(ObjectNode payload) {
        JsonNode seconds = payload.remove("dwellSeconds");
        if (seconds != null && seconds.isNumber()) {
            payload.put("dwellMillis", seconds.asLong() * 1_000);
        }
    }
}
