package io.rapport.infra.processing;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/** A log to which a test appends what HCPs do. Each method answers with the position of what it appended. */
final class TestLog {

    private static final Serializer SERIALIZER = EventSerializer.create();
    private static final Instant BEGINNING = Instant.parse("2026-03-01T09:00:00Z");
    private static final ContentId ARTICLE = new ContentId("article");

    private final TestDatabase database;
    private final LogReader reader;
    private long head;

    TestLog(TestDatabase database) {
        this.database = database;
        this.reader = LogReader.of(database.dataSource());
    }

    LogReader reader() {
        return reader;
    }

    long head() {
        return head;
    }

    long register(String hcp) {
        ProtectedText text = ProtectedText.of(RetentionClass.IDENTITY, "QQ");
        return append(new HcpRegistered(
                new HcpId(hcp),
                new PersonName(text, text),
                new Contact(text, null),
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("DE"),
                new Language("de")));
    }

    long move(String hcp, String country) {
        return append(new CountryChanged(new HcpId(hcp), new Country(country)));
    }

    long consent(String hcp) {
        return append(new ConsentGranted(
                new HcpId(hcp),
                new ConsentRecordId("record"),
                new ConsentScope(Purpose.ANALYTICS, null),
                new NoticeVersion("n1"),
                at(),
                null));
    }

    long withdraw(String hcp) {
        return append(new ConsentWithdrawn(
                new HcpId(hcp), new ConsentRecordId("record"), new ConsentScope(Purpose.ANALYTICS, null), at()));
    }

    long view(String hcp) {
        return append(new HcpId(hcp), "view-" + (head + 1), new ContentViewed(ARTICLE, new SessionId("s"), 80, null));
    }

    private long append(HcpEvent event) {
        return append(event.hcpId(), Streams.hcp(event.hcpId()), event);
    }

    private long append(ConsentEvent event) {
        return append(event.hcpId(), Streams.consent(event.hcpId()), event);
    }

    private long append(HcpId subject, String stream, DomainEvent event) {
        EventContext context = new EventContext(
                at(), subject, new Actor("portal"), subject, Channel.WEB, "c", null, ConsentSnapshot.NONE, false);
        EventType type = EventRegistry.typeOf(event.getClass());
        head++;
        database.template()
                .update(
                        """
                        insert into event_log.event
                        values (?, ?, ?, ?, 'event', ?, ?, ?::timestamptz, ?::json, ?::json)
                        """,
                        head,
                        "id-" + head,
                        stream,
                        head,
                        type.name(),
                        type.revision(),
                        at().toString(),
                        SERIALIZER.serialize(event, String.class).getData(),
                        SERIALIZER
                                .serialize(MetaData.from(context.toMap()), String.class)
                                .getData());
        return head;
    }

    private Instant at() {
        return BEGINNING.plus(Duration.ofMinutes(head));
    }

    /** Makes an event such that it cannot be read. */
    void spoil(long position) {
        database.template()
                .update(
                        "update event_log.event set payload = json_build_object('spoilt', payload) where position = ?",
                        position);
    }

    void restore(long position) {
        database.template()
                .update("update event_log.event set payload = payload -> 'spoilt' where position = ?", position);
    }

    /** Makes an event one that the code does not know. */
    void forget(long position) {
        database.template()
                .update("update event_log.event set name = 'learning.enrolled' where position = ?", position);
    }

    /** Up to the end of the log. */
    LogBatch after(long position) {
        return between(position, head);
    }

    LogBatch between(long after, long to) {
        try (var scan = reader.inBatchesOf((int) (to - after)).scanPastUnreadable(after, to)) {
            return scan.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
