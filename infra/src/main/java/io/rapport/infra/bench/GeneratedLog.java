package io.rapport.infra.bench;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentShared;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Events as a portal's log holds them, the same for the same seed: HCPs register, most consent to analytics, many visits
 * run side by side, and now and then a consent ends and is given again. One HCP in 60 events, one action in eight
 * anonymous. In a shared one, HCPs also permit that it is shared with CRM systems, as {@link Sharing} says who.
 */
final class GeneratedLog {

    /** An event and the place in its stream. */
    record Generated(
            String id,
            String streamType,
            String stream,
            long sequence,
            Instant recordedAt,
            DomainEvent event,
            EventContext context) {}

    /**
     * How fast its events follow on each other.
     *
     * @param mostMicros the longest time between two steps
     * @param visits how many run side by side
     */
    private record Pace(Instant beginning, long mostMicros, int visits) {

        /** A busy portal for as many hours as it takes. */
        private static final Pace BUSY = new Pace(Instant.parse("2026-01-05T06:00:00Z"), 400_000, 200);

        /** As many events as it takes to fill the time up to a moment, in visits of some minutes. */
        static Pace over(Duration time, int events, Instant end) {
            return new Pace(end.minus(time), 2 * time.toMillis() * MICROS_PER_MILLI / events, 4);
        }

        /** Where it fits, the same numbers as ever come from the same seed. */
        long draw(SplittableRandom random) {
            return mostMicros <= Integer.MAX_VALUE ? random.nextInt((int) mostMicros) : random.nextLong(mostMicros);
        }
    }

    private static final long MICROS_PER_MILLI = 1_000;
    private static final int EVENTS_PER_HCP = 60;
    private static final int ITEMS = 300;
    private static final Actor PORTAL = new Actor("portal");
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.WEB, Channel.APP);
    private static final List<Topic> TOPICS =
            List.of(new Topic("heart-failure"), new Topic("lipids"), new Topic("diabetes"), new Topic("asthma"));

    private record Visit(HcpId hcp, Channel channel, SessionId session) {}

    private final SplittableRandom random;
    private final String prefix;
    private final boolean shared;
    private final Pace pace;
    private final Queue<Generated> made = new ArrayDeque<>();
    private final List<HcpId> hcps = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Map<HcpId, ConsentRecordId> analytics = new HashMap<>();
    private final Map<HcpId, ConsentRecordId> sharing = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant now;
    private long count;

    GeneratedLog(long seed) {
        this(seed, "");
    }

    /** @param prefix of its HCPs' ids, which tells them from those of another log */
    GeneratedLog(long seed, String prefix) {
        this(seed, prefix, false, Pace.BUSY);
    }

    private GeneratedLog(long seed, String prefix, boolean shared, Pace pace) {
        this.random = new SplittableRandom(seed);
        this.prefix = prefix;
        this.shared = shared;
        this.pace = pace;
        this.now = pace.beginning();
    }

    /** @param prefix of its HCPs' ids, which tells them from those of another log */
    static GeneratedLog shared(long seed, String prefix) {
        return new GeneratedLog(seed, prefix, true, Pace.BUSY);
    }

    /**
     * One that spreads so many events over a time.
     *
     * @param prefix of its HCPs' ids, which tells them from those of another log
     * @param end when the last of them is recorded, or shortly before
     */
    static GeneratedLog over(long seed, String prefix, Duration time, int events, Instant end) {
        return new GeneratedLog(seed, prefix, false, Pace.over(time, events, end));
    }

    Generated next() {
        while (made.isEmpty()) {
            now = now.plusNanos(1_000L * (1 + pace.draw(random)));
            step();
        }
        return made.remove();
    }

    private void step() {
        if (hcps.size() <= count / EVENTS_PER_HCP) {
            register();
        } else if (random.nextInt(3_000) == 0) {
            changeConsent(pick(hcps));
        } else if (visits.size() < pace.visits()) {
            visits.add(new Visit(pick(hcps), pick(CHANNELS), new SessionId("visit-" + count)));
            action(visits.getLast(), new SessionStarted(visits.getLast().session()));
        } else {
            continueVisit(random.nextInt(visits.size()));
        }
    }

    private void register() {
        HcpId hcp = new HcpId(prefix + "hcp-" + hcps.size());
        hcps.add(hcp);
        about(hcp, Streams.hcp(hcp), "HcpAggregate", registered(hcp));
        about(hcp, Streams.hcp(hcp), "HcpAggregate", new IdentityVerifiedByNpi(hcp, secret(RetentionClass.IDENTITY)));
        if (random.nextInt(8) > 0) {
            grant(hcp);
        }
        if (shared && Sharing.isPermittedBy(hcp.value())) {
            share(hcp);
        }
    }

    private void share(HcpId hcp) {
        ConsentRecordId record = new ConsentRecordId(uuid());
        consent(
                hcp,
                new ConsentGranted(
                        hcp,
                        record,
                        new ConsentScope(Purpose.CRM_SHARING, null),
                        new NoticeVersion("portal-2026-01"),
                        now,
                        null));
        sharing.put(hcp, record);
    }

    private HcpRegistered registered(HcpId hcp) {
        return new HcpRegistered(
                hcp,
                new PersonName(secret(RetentionClass.IDENTITY), secret(RetentionClass.IDENTITY)),
                new Contact(secret(RetentionClass.IDENTITY), null),
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("DE"),
                new Language("de"));
    }

    private void changeConsent(HcpId hcp) {
        if (analytics.remove(hcp) == null) {
            grant(hcp);
        } else {
            consent(hcp, new ConsentWithdrawn(hcp, new ConsentRecordId(uuid()), scope(), now));
        }
    }

    private void grant(HcpId hcp) {
        ConsentRecordId record = new ConsentRecordId(uuid());
        consent(hcp, new ConsentGranted(hcp, record, scope(), new NoticeVersion("portal-2026-01"), now, null));
        analytics.put(hcp, record);
    }

    private static ConsentScope scope() {
        return new ConsentScope(Purpose.ANALYTICS, null);
    }

    private void continueVisit(int index) {
        Visit visit = visits.get(index);
        if (random.nextInt(8) == 0) {
            visits.remove(index);
            action(visit, new SessionEnded(visit.session()));
        } else {
            action(visit, onContent(visit.session()));
        }
    }

    private EngagementEvent onContent(SessionId session) {
        ContentId content = new ContentId("content-" + (int) (ITEMS * random.nextDouble() * random.nextDouble()));
        int kind = random.nextInt(100);
        if (kind < 60) {
            return new ContentViewed(content, session, random.nextInt(101), random.nextLong(300_000));
        } else if (kind < 72) {
            SearchFilters filters = new SearchFilters(new TreeSet<>(Set.of(pick(TOPICS))), null, null);
            return new ContentSearched(session, secret(RetentionClass.ENGAGEMENT), filters, random.nextInt(40));
        } else if (kind < 80) {
            return new SearchResultClicked(content, session, 1 + random.nextInt(10));
        } else if (kind < 87) {
            return new ContentBookmarked(content, session);
        } else if (kind < 89) {
            return new ContentUnbookmarked(content, session);
        } else if (kind < 94) {
            return new ContentDownloaded(content, session);
        } else if (kind < 96) {
            return new ContentShared(content, session);
        }
        return new ContentRated(content, session, 1 + random.nextInt(5));
    }

    private void action(Visit visit, EngagementEvent event) {
        byte[] hmac = new byte[16];
        random.nextBytes(hmac);
        String id = HexFormat.of().formatHex(hmac);
        boolean attributed = analytics.containsKey(visit.hcp());
        add(new Generated(
                id,
                "event",
                id,
                0,
                now,
                attributed ? event : anonymous(event),
                attributed
                        ? context(visit.hcp(), visit.channel())
                        : EventContext.anonymous(now, visit.channel(), false)));
    }

    /** What an anonymous event keeps. */
    private static EngagementEvent anonymous(EngagementEvent event) {
        return switch (event) {
            case EngagementEvent.SessionStarted _ -> new SessionStarted(null);
            case EngagementEvent.SessionEnded _ -> new SessionEnded(null);
            case ContentViewed e -> new ContentViewed(e.contentId(), null, e.depthPercent(), e.dwellMillis());
            case ContentBookmarked e -> new ContentBookmarked(e.contentId(), null);
            case ContentUnbookmarked e -> new ContentUnbookmarked(e.contentId(), null);
            case ContentSearched e -> new ContentSearched(null, null, e.filters(), e.results());
            case SearchResultClicked e -> new SearchResultClicked(e.contentId(), null, e.rank());
            case ContentDownloaded e -> new ContentDownloaded(e.contentId(), null);
            case ContentShared e -> new ContentShared(e.contentId(), null);
            case ContentRated e -> new ContentRated(e.contentId(), null, e.stars());
            case EngagementEvent.ContentCommented e -> new EngagementEvent.ContentCommented(e.contentId(), null, null);
            case EngagementEvent.ContentFollowed e -> new EngagementEvent.ContentFollowed(e.contentId(), null);
            case EngagementEvent.RecommendationClicked e ->
                new EngagementEvent.RecommendationClicked(e.contentId(), null, null, e.place());
            case EngagementEvent.RecommendationDismissed e ->
                new EngagementEvent.RecommendationDismissed(e.contentId(), null, null, e.reason());
            case EngagementEvent.TopicRefused e -> new EngagementEvent.TopicRefused(null, e.topic());
            case EngagementEvent.RepVisited e -> e;
            case EngagementEvent.EmailSent e -> new EngagementEvent.EmailSent(null, e.product());
            case EngagementEvent.EmailOpened e -> new EngagementEvent.EmailOpened(null, e.product());
            case EngagementEvent.EmailClicked e -> new EngagementEvent.EmailClicked(null, e.product());
        };
    }

    private void consent(HcpId hcp, DomainEvent event) {
        about(hcp, Streams.consent(hcp), "ConsentAggregate", event);
    }

    private void about(HcpId hcp, String stream, String streamType, DomainEvent event) {
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        add(new Generated(uuid(), streamType, stream, sequence, now, event, context(hcp, Channel.WEB)));
    }

    private EventContext context(HcpId hcp, Channel channel) {
        SortedMap<Purpose, ConsentRecordId> inForce = new TreeMap<>();
        Optional.ofNullable(analytics.get(hcp)).ifPresent(record -> inForce.put(Purpose.ANALYTICS, record));
        Optional.ofNullable(sharing.get(hcp)).ifPresent(record -> inForce.put(Purpose.CRM_SHARING, record));
        ConsentSnapshot snapshot = inForce.isEmpty() ? ConsentSnapshot.NONE : ConsentSnapshot.of(inForce);
        return new EventContext(now, hcp, PORTAL, hcp, channel, uuid(), null, snapshot, false);
    }

    private void add(Generated event) {
        count++;
        made.add(event);
    }

    private ProtectedText secret(RetentionClass retention) {
        byte[] ciphertext = new byte[45];
        random.nextBytes(ciphertext);
        return ProtectedText.of(
                retention, Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
