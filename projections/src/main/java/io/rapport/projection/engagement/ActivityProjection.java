package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.projection.erasure.Forgetting;
import io.rapport.projection.table.PersonalData;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Fold;
import io.rapport.projection.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What HCPs did, counted and summed by day, attributed where they consented to it, and their sessions. */
public final class ActivityProjection implements Projection {

    static final Table<ActivityRow> ACTIVITY = Table.of(
            "hcp_activity",
            ActivityRow.class,
            "hcpId",
            "channel",
            "contentId",
            "action",
            "product",
            "contentType",
            "day");

    static final Table<AnonymousActivityRow> ANONYMOUS = Table.of(
            "anonymous_activity", AnonymousActivityRow.class, "channel", "contentId", "action", "contentType", "day");

    static final Table<SessionRow> SESSION = Table.of("hcp_session", SessionRow.class, "hcpId", "channel", "sessionId");

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(ACTIVITY, ANONYMOUS, SESSION);
    }

    @Override
    public Optional<PersonalData> personalData() {
        return Optional.of(PersonalData.restingOn(Purpose.ANALYTICS, "counts of actions and sessions"));
    }

    @Override
    public List<RowChange> project(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case EngagementEvent e -> count(e, recorded);
            case HcpErased e -> Forgetting.of(e, List.of(ACTIVITY, SESSION));
            case ConsentEvent e -> purge(e);
            default -> List.of();
        };
    }

    /** A session is of a channel and of whatever content was seen in it: a decision on some content leaves it. */
    private static List<RowChange> purge(ConsentEvent event) {
        return AnalyticsPurge.of(
                event, event.scope().singlesOutContent() ? List.of(ACTIVITY) : List.of(ACTIVITY, SESSION), Map.of());
    }

    private static List<RowChange> count(EngagementEvent event, RecordedEvent recorded) {
        HcpId subject = recorded.context().subject();
        Channel channel = recorded.context().channel();
        if (channel == null) {
            return List.of();
        }
        if (subject == null) {
            return List.of(anonymous(event, code(channel), recorded));
        }
        List<RowChange> changes = new ArrayList<>();
        changes.add(attributed(event, subject.value(), code(channel), recorded));
        SessionId session = event.session();
        if (session != null) {
            Instant at = recorded.context().occurredAt();
            long views = event instanceof ContentViewed ? 1 : 0;
            changes.add(add(
                    SESSION,
                    new SessionRow(subject.value(), code(channel), session.value(), 1, at, at, views),
                    SessionRow::plus));
        }
        return changes;
    }

    private static RowChange attributed(EngagementEvent event, String hcp, String channel, RecordedEvent recorded) {
        Instant at = recorded.context().occurredAt();
        ContentFacts facts = ContentFacts.of(recorded);
        Measures measures = Measures.of(event);
        return add(
                ACTIVITY,
                new ActivityRow(
                        hcp,
                        channel,
                        Actions.contentId(event),
                        Actions.name(event),
                        1,
                        at,
                        at,
                        Objects.requireNonNullElse(facts.product(), ""),
                        Objects.requireNonNullElse(facts.type(), ""),
                        Times.day(at),
                        measures.depthSum(),
                        measures.depths(),
                        measures.dwellMillis(),
                        measures.dwells(),
                        measures.stars(),
                        measures.withoutResults()),
                ActivityRow::plus);
    }

    private static RowChange anonymous(EngagementEvent event, String channel, RecordedEvent recorded) {
        Instant at = recorded.context().occurredAt();
        Measures measures = Measures.of(event);
        return add(
                ANONYMOUS,
                new AnonymousActivityRow(
                        channel,
                        Actions.contentId(event),
                        Actions.name(event),
                        1,
                        at,
                        at,
                        Objects.requireNonNullElse(ContentFacts.of(recorded).type(), ""),
                        Times.day(at),
                        measures.depthSum(),
                        measures.depths(),
                        measures.dwellMillis(),
                        measures.dwells(),
                        measures.stars(),
                        measures.withoutResults()),
                AnonymousActivityRow::plus);
    }

    /** Adds what one action is by itself to what was counted under its key. */
    private static <R extends Record> RowChange add(Table<R> table, R one, BinaryOperator<R> plus) {
        return new Fold<>(table, table.keyOf(one), present -> present == null ? one : plus.apply(present, one));
    }
}
