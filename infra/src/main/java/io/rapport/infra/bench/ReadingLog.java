package io.rapport.infra.bench;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.bench.GeneratedLog.Generated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A year of reading, the same for the same seed: HCPs who agreed to analytics and personalisation, content that is published
 * all year, and reads, half of them of what is new, half of anything.
 */
final class ReadingLog {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Instant EXPIRY = BEGINNING.plus(Duration.ofDays(800));
    private static final int EVENTS_PER_HCP = 3;
    private static final int EVENTS_PER_ITEM = 4;
    private static final double NEW = 30;
    private static final Actor EDITOR = new Actor("editor");
    private static final ProtectedText SEALED = new ProtectedText("identity.c2VhbGVk");
    private static final ConsentSnapshot BOTH = ConsentSnapshot.of(Map.of(
            Purpose.ANALYTICS, new ConsentRecordId("analytics"),
            Purpose.PERSONALISATION, new ConsentRecordId("personalisation")));

    private final SplittableRandom random;
    private final int hcps;
    private final int items;
    private final long reads;
    private final Queue<Generated> made = new ArrayDeque<>();
    private int registered;
    private int published;
    private long read;
    private long count;
    private Instant now = BEGINNING;

    ReadingLog(long seed, int events, int hcps, int items) {
        this.random = new SplittableRandom(seed);
        this.hcps = hcps;
        this.items = items;
        this.reads = events - 1 - (long) EVENTS_PER_HCP * hcps - (long) EVENTS_PER_ITEM * items;
        add("recommendation-settings:1", null, 0, new SettingsAdopted(RecommendationSettings.SHIPPED));
    }

    /** When the last event is recorded. */
    static Instant end() {
        return BEGINNING.plus(YEAR);
    }

    Generated next() {
        if (made.isEmpty()) {
            step();
        }
        return made.remove();
    }

    private void step() {
        if (registered < hcps) {
            register();
        } else if (published < items && published <= items * (0.02 + (double) read / reads)) {
            publish();
        } else {
            read();
        }
    }

    private void register() {
        HcpId hcp = hcp(registered);
        add(
                Streams.hcp(hcp),
                hcp,
                0,
                new HcpRegistered(
                        hcp,
                        new PersonName(SEALED, SEALED),
                        new Contact(null, null),
                        new Specialty(MedicalField.specialty(registered)),
                        Role.PHYSICIAN,
                        new Country("GB"),
                        new Language("en")));
        grant(hcp, Purpose.ANALYTICS, 0);
        grant(hcp, Purpose.PERSONALISATION, 1);
        registered++;
    }

    private void grant(HcpId hcp, Purpose purpose, long sequence) {
        add(
                Streams.consent(hcp),
                hcp,
                sequence,
                new ConsentGranted(
                        hcp,
                        new ConsentRecordId(hcp.value() + "-" + purpose.value()),
                        new ConsentScope(purpose, null),
                        new NoticeVersion("n1"),
                        now,
                        null));
    }

    private void publish() {
        ContentId content = new ContentId("content-" + published);
        Topic topic = new Topic(MedicalField.topic(published));
        ContentProfile profile = new ContentProfile(
                new FreeText("About " + topic.value() + ", part " + published),
                null,
                ContentType.ARTICLE,
                ContentNature.SCIENTIFIC,
                new TreeSet<>(List.of(topic)),
                new Language("en"),
                Audience.EVERYONE,
                null,
                new TreeSet<>());
        String stream = Streams.content(content);
        add(stream, null, 0, new ContentDrafted(content, 1, profile, EDITOR));
        add(stream, null, 1, new ContentSubmitted(content, 1));
        add(stream, null, 2, new ContentApproved(content, 1, new Actor("reviewer"), now, EXPIRY));
        add(stream, null, 3, new ContentPublished(content, 1, now, EXPIRY));
        published++;
    }

    private void read() {
        read++;
        now = BEGINNING.plusMillis((long) ((double) YEAR.toMillis() * read / reads));
        int back = random.nextBoolean() ? (int) (-Math.log(random.nextDouble()) * NEW) : random.nextInt(published);
        ContentId content = new ContentId("content-" + Math.max(0, published - 1 - back));
        add("read-" + read, hcp(random.nextInt(hcps)), 0, new ContentViewed(content, null, 50, null));
    }

    private static HcpId hcp(int number) {
        return new HcpId("hcp-" + number);
    }

    private void add(String stream, @Nullable HcpId hcp, long sequence, DomainEvent event) {
        count++;
        EventContext context = new EventContext(
                now,
                hcp,
                null,
                null,
                hcp == null ? null : Channel.WEB,
                null,
                null,
                hcp == null ? ConsentSnapshot.NONE : BOTH,
                false);
        made.add(new Generated("event-" + count, "event", stream, sequence, now, event, context));
    }
}
