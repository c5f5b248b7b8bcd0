package io.rapport.query.governance;

import io.rapport.query.console.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor may do with a model as it stands, as far as that depends on the role and the phase.
 *
 * @param path of the API
 * @param field that the decision asks for; absent where it asks for none
 */
record ModelDecision(String title, String path, @Nullable String field) {

    private static final Set<String> SERVING = Set.of("in-full", "challenger");
    private static final Set<String> ENDED = Set.of("rejected", "retired", "rolled-back");
    private static final Set<String> MAY_SERVE = Set.of("approved", "shadow", "challenger", "superseded");

    static List<ModelDecision> of(ModelCard card, Visitor visitor) {
        List<ModelDecision> decisions = new ArrayList<>();
        String phase = card.phase();
        if (visitor.isAnyOf("reviewer") && phase.equals("submitted")) {
            decisions.add(to(card, "Approve", "approval", "justification"));
            decisions.add(to(card, "Reject", "rejection", "reason"));
        }
        if (visitor.isAnyOf("operator")) {
            if (phase.equals("evaluated")) {
                decisions.add(to(card, "Submit for approval", "submission", null));
            }
            if (MAY_SERVE.contains(phase)) {
                decisions.add(to(card, "Let serve", "deployment", "sharePercent"));
            }
            if (phase.equals("approved")) {
                decisions.add(to(card, "Try in the shadow", "shadow", null));
            }
            if (!ENDED.contains(phase)) {
                decisions.add(to(card, "Retire", "retirement", "reason"));
            }
        }
        boolean mayRollBack = visitor.isAnyOf("operator", "compliance");
        if (mayRollBack && SERVING.contains(phase)) {
            decisions.add(to(card, "Roll back", "rollback", "reason"));
        }
        return decisions;
    }

    private static ModelDecision to(ModelCard card, String title, String step, @Nullable String field) {
        return new ModelDecision(title, "/api/v1/models/" + card.id() + "/" + step, field);
    }
}
