package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.code;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
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

/** Counts of what HCPs did, attributed where they consented to it, and their sessions. */
public final class ActivityProjection implements Projection {

    static final Table<ActivityRow> ACTIVITY = Table.of(
            "hcp_activity", ActivityRow.class, "hcpId", "channel", "contentId", "action", "product", "contentType");

    static final Table<AnonymousActivityRow> ANONYMOUS =
            Table.of("anonymous_activity", AnonymousActivityRow.class, "channel", "contentId", "action");

    static final Table<SessionRow> SESSION = Table.of("hcp_session", SessionRow.class, "hcpId", "channel", "sessionId");

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int version() {
        return 2;
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
        Instant at = recorded.context().occurredAt();
        if (channel == null) {
            return List.of();
        }
        if (subject == null) {
            return List.of(anonymous(event, code(channel), at));
        }
        List<RowChange> changes = new ArrayList<>();
        changes.add(attributed(event, subject.value(), code(channel), recorded));
        SessionId session = event.session();
        if (session != null) {
            changes.add(session(subject.value(), code(channel), session.value(), at));
        }
        return changes;
    }

    private static RowChange attributed(EngagementEvent event, String hcp, String channel, RecordedEvent recorded) {
        Instant at = recorded.context().occurredAt();
        ContentFacts facts = ContentFacts.of(recorded);
        String product = Objects.requireNonNullElse(facts.product(), "");
        String type = Objects.requireNonNullElse(facts.type(), "");
        String content = Actions.contentId(event);
        String action = Actions.name(event);
        return new Fold<>(
                ACTIVITY,
                ACTIVITY.key(hcp, channel, content, action, product, type),
                present -> present == null
                        ? new ActivityRow(hcp, channel, content, action, 1, at, at, product, type)
                        : new ActivityRow(
                                hcp,
                                channel,
                                content,
                                action,
                                present.count() + 1,
                                earlier(present.firstAt(), at),
                                later(present.lastAt(), at),
                                product,
                                type));
    }

    private static RowChange anonymous(EngagementEvent event, String channel, Instant at) {
        String content = Actions.contentId(event);
        String action = Actions.name(event);
        return new Fold<>(
                ANONYMOUS,
                ANONYMOUS.key(channel, content, action),
                present -> present == null
                        ? new AnonymousActivityRow(channel, content, action, 1, at, at)
                        : new AnonymousActivityRow(
                                channel,
                                content,
                                action,
                                present.count() + 1,
                                earlier(present.firstAt(), at),
                                later(present.lastAt(), at)));
    }

    private static RowChange session(String hcp, String channel, String session, Instant at) {
        return new Fold<>(
                SESSION,
                SESSION.key(hcp, channel, session),
                present -> present == null
                        ? new SessionRow(hcp, channel, session, 1, at, at)
                        : new SessionRow(
                                hcp,
                                channel,
                                session,
                                present.actions() + 1,
                                earlier(present.firstAt(), at),
                                later(present.lastAt(), at)));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
