package io.rapport.infra.kpi;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.EndedScopes;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.Country;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a log tells, read from its first event to its last, in the plainest way. */
final class LogStory {

    static final class Hcp {
        String specialty = "";
        String country = "";
        String role = "";
        Instant registeredAt = Instant.MAX;

        @Nullable
        Instant verifiedAt;

        boolean active = true;
        final List<ConsentEvent> decisions = new ArrayList<>();
    }

    /** @param hcp whose action it is; absent where nobody is to know */
    record Done(
            @Nullable String hcp,
            Instant at,
            Channel channel,
            EngagementEvent event,
            @Nullable String type) {

        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }

        @Nullable
        String content() {
            return event instanceof EngagementEvent.OnContent on
                    ? on.contentId().value()
                    : null;
        }

        boolean isOwn() {
            return !(event instanceof EngagementEvent.EmailSent) && !(event instanceof EngagementEvent.RepVisited);
        }
    }

    static final class Version {
        String nature = "";
        String type = "";

        @Nullable
        Instant from;

        @Nullable
        Instant until;
    }

    static final class Sample {
        String hcp = "";
        Instant signedAt = Instant.MAX;

        @Nullable
        Instant receivedAt;
    }

    static final class Served {
        @Nullable
        String hcp;

        Instant at = Instant.MAX;

        @Nullable
        Channel channel;

        String level = "";
        int clicks;
    }

    static final class Review {
        Instant openedAt = Instant.MAX;
        Instant dueAt = Instant.MAX;

        @Nullable
        Instant signedAt;
    }

    final Map<String, Hcp> hcps = new HashMap<>();
    final List<Done> actions = new ArrayList<>();

    /** As actions, but for those that a decision about some content took: a visit is of whatever was seen in it. */
    final List<Done> ofSessions = new ArrayList<>();

    final Map<String, TreeMap<Integer, Version>> content = new LinkedHashMap<>();
    final Map<String, Sample> samples = new HashMap<>();
    final Map<String, Served> lists = new HashMap<>();
    final Map<String, Review> reviews = new HashMap<>();
    private final List<NoticeVersionPublished> notices = new ArrayList<>();

    void read(RecordedEvent recorded) {
        switch (recorded.event()) {
            case HcpEvent e -> hcp(e, recorded);
            case ConsentEvent e -> consent(e);
            case EngagementEvent e -> done(e, recorded);
            case ContentEvent e -> content(e);
            case SamplingEvent e -> sample(e);
            case RecommendationServed e -> served(e, recorded);
            case ReviewEvent e -> review(e, recorded);
            case NoticeVersionPublished e -> notices.add(e);
            default -> {
                // Nothing that a KPI is about.
            }
        }
    }

    private void hcp(HcpEvent event, RecordedEvent recorded) {
        String id = event.hcpId().value();
        if (event instanceof HcpEvent.HcpErased) {
            hcps.remove(id);
            actions.removeIf(done -> id.equals(done.hcp()));
            ofSessions.removeIf(done -> id.equals(done.hcp()));
            lists.values().removeIf(list -> id.equals(list.hcp));
            return;
        }
        Hcp hcp = hcps.computeIfAbsent(id, unknown -> new Hcp());
        switch (event) {
            case HcpEvent.HcpRegistered e -> {
                hcp.specialty = e.specialty().value();
                hcp.country = e.country().value();
                hcp.role = Codes.code(e.role());
                hcp.registeredAt = recorded.context().occurredAt();
            }
            case HcpEvent.IdentityVerified _ -> {
                if (hcp.verifiedAt == null) {
                    hcp.verifiedAt = recorded.context().occurredAt();
                }
            }
            case HcpEvent.SpecialtyChanged e -> hcp.specialty = e.specialty().value();
            case HcpEvent.CountryChanged e -> hcp.country = e.country().value();
            case HcpEvent.RoleChanged e -> hcp.role = Codes.code(e.role());
            case HcpEvent.HcpDeactivated _ -> hcp.active = false;
            default -> {
                // Changes nothing that KPIs are cut by.
            }
        }
    }

    private void consent(ConsentEvent event) {
        String id = event.hcpId().value();
        hcps.computeIfAbsent(id, unknown -> new Hcp()).decisions.add(event);
        for (ConsentScope ended : EndedScopes.of(event, Purpose.ANALYTICS)) {
            actions.removeIf(done -> id.equals(done.hcp()) && EndedScopes.concerns(ended, target(done)));
            if (!ended.singlesOutContent()) {
                ofSessions.removeIf(done -> id.equals(done.hcp()) && EndedScopes.concerns(ended, target(done)));
                lists.values()
                        .removeIf(list ->
                                id.equals(list.hcp) && (ended.channel() == null || ended.channel() == list.channel));
            }
        }
    }

    private static ConsentTarget target(Done done) {
        return new ConsentTarget(done.channel(), null, null);
    }

    private void done(EngagementEvent event, RecordedEvent recorded) {
        Channel channel = recorded.context().channel();
        if (channel == null) {
            return;
        }
        String hcp = recorded.context().subject() == null
                ? null
                : recorded.context().subject().value();
        String type = Codes.codeOrNull(recorded.context().contentType());
        Done done = new Done(hcp, recorded.context().occurredAt(), channel, event, type);
        actions.add(done);
        ofSessions.add(done);
        String list = switch (event) {
            case EngagementEvent.RecommendationClicked e
            when e.recommendation() != null -> e.recommendation().value();
            default -> null;
        };
        Served served = list == null ? null : lists.get(list);
        if (served != null && Objects.equals(served.hcp, hcp)) {
            served.clicks++;
        }
    }

    private void content(ContentEvent event) {
        Version version = content.computeIfAbsent(event.contentId().value(), id -> new TreeMap<>())
                .computeIfAbsent(event.version(), number -> new Version());
        switch (event) {
            case ContentEvent.ContentDrafted e -> described(version, e.profile());
            case ContentEvent.ContentRevised e -> described(version, e.profile());
            case ContentEvent.ContentPublished e -> {
                version.from = e.publishedAt();
                version.until = e.validUntil();
            }
            case ContentEvent.ContentWithdrawn e -> version.until = e.withdrawnAt();
            case ContentEvent.ContentExpired e -> version.until = e.expiredAt();
            default -> {
                // On its way, and not to be read yet.
            }
        }
    }

    private static void described(Version version, ContentProfile profile) {
        version.nature = Codes.code(profile.nature());
        version.type = Codes.code(profile.type());
    }

    private void sample(SamplingEvent event) {
        Sample sample = samples.computeIfAbsent(event.requestId().value(), id -> new Sample());
        sample.hcp = event.hcpId().value();
        switch (event) {
            case SamplingEvent.SamplesRequested e -> sample.signedAt = e.signedAt();
            case SamplingEvent.SampleReceiptAcknowledged e -> sample.receivedAt = e.receivedAt();
            default -> {
                // Neither the beginning nor the end.
            }
        }
    }

    private void served(RecommendationServed event, RecordedEvent recorded) {
        Served served = new Served();
        served.hcp = recorded.context().subject() == null
                ? null
                : recorded.context().subject().value();
        served.at = recorded.context().occurredAt();
        served.channel = recorded.context().channel();
        served.level = Codes.code(event.level());
        lists.put(event.recommendation().value(), served);
    }

    private void review(ReviewEvent event, RecordedEvent recorded) {
        Review review = reviews.computeIfAbsent(event.eventId().value(), id -> new Review());
        switch (event) {
            case ReviewEvent.ReviewOpened e -> {
                review.openedAt = recorded.context().occurredAt();
                review.dueAt = e.dueAt();
            }
            case ReviewEvent.ReviewSigned e -> review.signedAt = e.signature().at();
            default -> {
                // Still open.
            }
        }
    }

    Hcp hcp(String id) {
        return Objects.requireNonNull(hcps.get(id));
    }

    /** Whether an HCP had opted in a moment before, on one channel at least. */
    boolean optedIn(Hcp hcp, Purpose purpose, Instant before) {
        Consents consents = new Consents(
                new ConsentHistory(hcp.decisions),
                new ConsentRules(
                        new Country(hcp.country), new PurposeCatalogue(List.of()), new NoticeRegister(notices)));
        return Arrays.stream(Channel.values())
                .anyMatch(channel -> ConsentPolicy.judge(
                                consents, purpose, new ConsentTarget(channel, null, null), before.minusMillis(1))
                        instanceof Granted);
    }

    /** What a piece of content is now, by its newest version. */
    Version newest(String id) {
        return Objects.requireNonNull(content.get(id)).lastEntry().getValue();
    }
}
