package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.erasure.Forgetting;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that happened to and by each HCP. */
public final class TimelineProjection implements Projection {

    static final Table<TimelineRow> TIMELINE = Table.ofEvents("hcp_timeline", TimelineRow.class, "hcpId", "position");

    @Override
    public String name() {
        return "hcp-timeline";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(TIMELINE);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(
                PersonalData.restingOn(Purpose.ANALYTICS, "what happened to and by the HCP, free text as ciphertext"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        if (subject == null) {
            return List.of();
        }
        return switch (recorded.event()) {
            case EngagementEvent e ->
                List.of(entry(recorded, subject, Actions.contentId(e), e.session(), TimelineDetails.of(e)));
            case ConsentEvent e -> {
                List<RowChange> changes =
                        new ArrayList<>(AnalyticsPurge.of(e, List.of(TIMELINE), Map.of("feature", "engagement")));
                changes.add(entry(recorded, subject, "", null, TimelineDetails.of(e)));
                yield changes;
            }
            case HcpErased e -> Forgetting.of(e, List.of(TIMELINE));
            case HcpEvent e -> List.of(entry(recorded, subject, "", null, TimelineDetails.of(e)));
            case SamplingEvent e -> List.of(entry(recorded, subject, "", null, TimelineDetails.of(e)));
            default -> List.of();
        };
    }

    private static RowChange entry(
            RecordedEvent recorded,
            HcpId subject,
            String contentId,
            @Nullable SessionId session,
            TimelineDetails details) {
        EventContext context = recorded.context();
        ContentFacts content = ContentFacts.of(recorded);
        return new Put<>(
                TIMELINE,
                new TimelineRow(
                        subject.value(),
                        recorded.position(),
                        recorded.id().value(),
                        recorded.type().name(),
                        recorded.type().feature(),
                        context.occurredAt(),
                        recorded.recordedAt(),
                        context.simulated(),
                        codeOrNull(context.channel()),
                        textOrNull(context.actor()),
                        contentId.isEmpty() ? null : contentId,
                        textOrNull(session),
                        details.coded(),
                        details.personal(),
                        content.product(),
                        content.type()));
    }
}
