package io.rapport.projection.testing;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people and things that the tests of projections play with. */
public final class Examples {

    public static final HcpId ADA = new HcpId("hcp-ada");
    public static final HcpId BEN = new HcpId("hcp-ben");
    public static final ContentId STATINS = new ContentId("content-statins");
    public static final ContentId INSULIN = new ContentId("content-insulin");
    public static final SessionId VISIT = new SessionId("visit-1");

    public static final ConsentTarget LIPO_ARTICLE =
            new ConsentTarget(Channel.WEB, new Product("LIPO"), ContentType.ARTICLE);

    private static final NoticeVersion NOTICE = new NoticeVersion("2026-01");

    private Examples() {}

    /** Some day of the spring of 2026, at nine. */
    public static Instant day(int day) {
        return Instant.parse("2026-03-01T09:00:00Z").plusSeconds(day * 86_400L);
    }

    public static ProtectedText identity(String ciphertext) {
        return ProtectedText.of(RetentionClass.IDENTITY, ciphertext);
    }

    public static ProtectedText accountability(String ciphertext) {
        return ProtectedText.of(RetentionClass.ACCOUNTABILITY, ciphertext);
    }

    public static ProtectedText engagement(String ciphertext) {
        return ProtectedText.of(RetentionClass.ENGAGEMENT, ciphertext);
    }

    public static ProtectedText samples(String ciphertext) {
        return ProtectedText.of(RetentionClass.SAMPLES, ciphertext);
    }

    public static HcpRegistered registered(HcpId hcp) {
        return new HcpRegistered(
                hcp,
                new PersonName(identity("QWRh"), identity("TG92")),
                new Contact(identity("QUBl"), null),
                new Specialty("cardiology"),
                Role.PHYSICIAN_ASSISTANT,
                new Country("DE"),
                new Language("de"));
    }

    public static ConsentScope analytics(@Nullable Channel channel) {
        return new ConsentScope(Purpose.ANALYTICS, channel);
    }

    public static ConsentGranted granted(HcpId hcp, ConsentScope scope, Instant at) {
        return new ConsentGranted(hcp, new ConsentRecordId("grant"), scope, NOTICE, at, null);
    }

    public static ConsentRefused refused(HcpId hcp, ConsentScope scope, Instant at) {
        return new ConsentRefused(hcp, new ConsentRecordId("refusal"), scope, NOTICE, at);
    }

    public static ConsentWithdrawn withdrawn(HcpId hcp, ConsentScope scope, Instant at) {
        return new ConsentWithdrawn(hcp, new ConsentRecordId("withdrawal"), scope, at);
    }

    public static ContentViewed viewed(ContentId content) {
        return new ContentViewed(content, VISIT, 80, 64_000L);
    }

    /** An article for everyone. */
    public static ContentProfile article(String language, String title, String summary, String... topics) {
        return new ContentProfile(
                new FreeText(title),
                new FreeText(summary),
                ContentType.ARTICLE,
                ContentNature.SCIENTIFIC,
                Arrays.stream(topics).map(Topic::new).collect(Collectors.toCollection(TreeSet::new)),
                new Language(language),
                Audience.EVERYONE,
                null,
                new TreeSet<>());
    }
}
