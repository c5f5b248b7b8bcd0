package io.rapport.projection.audit;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.governance.Deployment;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelEvent.ModelApproved;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelEvaluated;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelRejected;
import io.rapport.domain.governance.ModelEvent.ModelRetired;
import io.rapport.domain.governance.ModelEvent.ModelRolledBack;
import io.rapport.domain.governance.ModelEvent.ModelShadowed;
import io.rapport.domain.governance.ModelEvent.ModelSubmitted;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerified;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.replay.ReplayEvent;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.Codes;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an event sets anew in the state that its stream tells of, field by field. What the field held before is what an
 * earlier event of the same stream set. An event that only tells that something happened sets nothing.
 */
final class StateChanges {

    /** Names what the stream is about, and is the same in all of its events. */
    private static final Set<String> IDENTITY = Set.of("hcpId", "contentId", "requestId", "noticeId", "projection");

    private static final String PHASE = "phase";

    private final SortedMap<String, Object> fields = new TreeMap<>();

    private StateChanges() {}

    /** By field, the value as {@code value} or, of a personal field, its ciphertext as {@code protected}. */
    static Map<String, Object> of(RecordedEvent recorded, EventFacts facts) {
        StateChanges changes = new StateChanges();
        String what = recorded.type().name().substring(recorded.type().name().indexOf('.') + 1);
        switch (recorded.event()) {
            case HcpRegistered _ -> changes.facts(facts).set("active", true);
            case IdentityVerified _ -> changes.facts(facts).set("verified", true);
            case HcpDeactivated _ -> changes.set("active", false);
            case HcpErased _ -> changes.set("active", false).set("erased", true);
            case ProductAccessGranted e ->
                changes.set("product-access:" + e.product().value(), true);
            case ProductAccessEnded e ->
                changes.set("product-access:" + e.product().value(), false);
            case HcpEvent _ -> changes.facts(facts);
            case ConsentEvent e -> changes.set(scope(e.scope()), standing(e));
            case NoticeEvent _, ContentEvent _ -> changes.facts(facts).set(PHASE, what);
            case SamplingEvent _ -> changes.facts(facts).set(PHASE, what);
            case RetentionEnded e -> changes.set("retention." + Codes.code(e.retention()), "ended");
            case ReviewAssigned e ->
                changes.set(PHASE, what).set("assignee", e.assignee().value());
            case ErasureEvent _, ExportEvent _, ReviewEvent _ -> changes.set(PHASE, what);
            case ReplayEvent _ -> changes.facts(facts);
            case ModelEvent e -> changes.model(e, what);
            // One stream tells of all pins of a placement.
            case PinEvent e -> changes.set("pin:" + e.pinId().value(), what);
            default -> {}
        }
        return changes.fields;
    }

    /** One stream tells of all models that serve one purpose, so their ids are in the fields' names. */
    private void model(ModelEvent event, String what) {
        switch (event) {
            case ModelMarkedForReplacement e ->
                set(field(e.modelId()) + "/due-by", e.dueBy().toString());
            case ModelDeployed e -> {
                set(field(e.modelId()), what).set(field(e.modelId()) + "/share-percent", e.sharePercent());
                if (e.replacing() != null) {
                    set(field(e.replacing()), "superseded");
                }
            }
            case ModelRolledBack e -> {
                set(field(e.modelId()), what);
                if (e.to() != null) {
                    set(field(e.to()), "deployed").set(field(e.to()) + "/share-percent", Deployment.IN_FULL);
                }
            }
            case ModelTrained _,
                    ModelEvaluated _,
                    ModelSubmitted _,
                    ModelApproved _,
                    ModelRejected _,
                    ModelShadowed _,
                    ModelRetired _ -> set(field(event.modelId()), what);
        }
    }

    private static String field(ModelId model) {
        return "model:" + model.value();
    }

    private static String standing(ConsentEvent event) {
        return switch (event) {
            case ConsentGranted _, ConsentConfirmed _ -> "granted";
            case ConsentRequested _ -> "requested";
            case ConsentRefused _ -> "refused";
            case ConsentWithdrawn _ -> "withdrawn";
            case ConsentExpired _ -> "expired";
            case ObjectionRaised _ -> "objected";
            case ObjectionWithdrawn _ -> "objection-withdrawn";
        };
    }

    /** {@code consent:marketing/email/LIPO}, with a star for each part that is left open before one that is not. */
    private static String scope(ConsentScope scope) {
        String parts = Stream.of(
                        Codes.codeOrNull(scope.channel()),
                        Codes.textOrNull(scope.product()),
                        Codes.codeOrNull(scope.contentType()))
                .map(part -> part == null ? "*" : part)
                .collect(Collectors.joining("/", "/", ""));
        return "consent:" + scope.purpose().value() + parts.replaceFirst("(/\\*)+$", "");
    }

    private StateChanges facts(EventFacts facts) {
        facts.coded().forEach((field, value) -> {
            if (!IDENTITY.contains(field)) {
                set(field, value);
            }
        });
        facts.personal().forEach((field, ciphertext) -> fields.put(field, Map.of("protected", ciphertext)));
        return this;
    }

    private StateChanges set(String field, Object value) {
        fields.put(field, Map.of("value", value));
        return this;
    }
}
