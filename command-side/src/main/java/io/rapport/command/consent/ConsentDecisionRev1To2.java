package io.rapport.command.consent;

import io.rapport.command.upcasting.RevisionUpcaster;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Revision 1 of a grant, a refusal and a withdrawal knew no product and no type of content: each is about all of them.
 * Revision 2 may be about less, and would be taken for more by whoever read it as revision 1.
 */
public final class ConsentDecisionRev1To2 extends RevisionUpcaster {

    public ConsentDecisionRev1To2() {
        super(Set.of("consent.granted", "consent.refused", "consent.withdrawn"), 1);
    }

    @Override
    protected void change(ObjectNode payload) {
        // What is absent means all.
    }
}
