package io.rapport.command.recommendation;

import io.rapport.command.upcasting.RevisionUpcaster;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Revision 1 is from before HCPs were given access to products: nobody's segment had any. */
public final class RecommendationServedRev1To2 extends RevisionUpcaster {

    public RecommendationServedRev1To2() {
        super(Set.of("recommendation.served"), 1);
    }

    @Override
    protected void change(ObjectNode payload) {
        ((ObjectNode) payload.required("segment")).putArray("products");
    }
}
