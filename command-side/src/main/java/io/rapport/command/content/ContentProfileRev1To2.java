package io.rapport.command.content;

import io.rapport.command.upcasting.RevisionUpcaster;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Revision 1 of what a version of content is knew no subject headings, and no limit to those with access to a product: each
 * was for anybody in its audience. Revision 2 may be for fewer, and would be shown to more by whoever read it as revision 1.
 */
public final class ContentProfileRev1To2 extends RevisionUpcaster {

    public ContentProfileRev1To2() {
        super(Set.of("content.drafted", "content.revised"), 1);
    }

    @Override
    protected void change(ObjectNode payload) {
        ObjectNode profile = (ObjectNode) payload.required("profile");
        profile.putArray("mesh");
        ((ObjectNode) profile.required("audience")).put("productAccessOnly", false);
    }
}
