package io.rapport.projection.recommendation;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.engagement.AnalyticsPurge;
import io.rapport.projection.erasure.Forgetting;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Each list of recommendations that was served, with how often its reader clicked and dismissed what it lists. */
public final class ServedListProjection implements Projection {

    static final Table<ServedListRow> SERVED_LIST = Table.of("served_list", ServedListRow.class, "recommendationId");

    @Override
    public String name() {
        return "served-list";
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(SERVED_LIST);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.restingOn(
                Purpose.ANALYTICS, "lists of recommendations that were served, and their clicks"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case RecommendationServed e -> List.of(new Put<>(SERVED_LIST, served(e, recorded)));
            case RecommendationClicked e -> answered(e.recommendation(), recorded, ServedListRow::clicked);
            case RecommendationDismissed e -> answered(e.recommendation(), recorded, ServedListRow::dismissed);
            case HcpErased e -> Forgetting.of(e, List.of(SERVED_LIST));
            case ConsentEvent e -> purge(e);
            default -> List.of();
        };
    }

    /** A list is of a channel and of whatever content it lists: a decision on some content leaves it. */
    private static List<RowChange> purge(ConsentEvent event) {
        return event.scope().singlesOutContent() ? List.of() : AnalyticsPurge.of(event, List.of(SERVED_LIST), Map.of());
    }

    private static ServedListRow served(RecommendationServed event, RecordedEvent recorded) {
        return new ServedListRow(
                event.recommendation().value(),
                recorded.position(),
                textOrNull(recorded.context().subject()),
                codeOrNull(recorded.context().channel()),
                code(event.placement()),
                code(event.level()),
                textOrNull(event.model()),
                recorded.context().occurredAt(),
                event.items().size(),
                0,
                0);
    }

    /**
     * Only its reader answers a list: whoever else names it has seen none of it. So events of one HCP need those of no
     * other, and what an HCP did to a list goes with the list.
     */
    private static List<RowChange> answered(
            @Nullable RecommendationId list, RecordedEvent recorded, UnaryOperator<ServedListRow> answer) {
        HcpId reader = recorded.context().subject();
        if (list == null || reader == null) {
            return List.of();
        }
        return List.of(new Fold<>(
                SERVED_LIST,
                SERVED_LIST.key(list.value()),
                present ->
                        present == null || !reader.value().equals(present.hcpId()) ? present : answer.apply(present)));
    }
}
