package io.rapport.command;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One HCP, one piece of content and one request, on which the tests of the command side play. */
public final class Examples {

    public static final HcpId ADA = new HcpId("hcp-ada");
    public static final HcpRegistered REGISTERED = registered(ADA);
    public static final IdentityVerifiedByNpi VERIFIED =
            new IdentityVerifiedByNpi(ADA, new ProtectedText("identity.bnBp"));
    public static final HcpDeactivated DEACTIVATED = new HcpDeactivated(ADA);

    public static final ConsentScope ANALYTICS_EVERYWHERE = new ConsentScope(Purpose.ANALYTICS, null);
    public static final ConsentGranted GRANTED = new ConsentGranted(
            ADA,
            new ConsentRecordId("record-1"),
            ANALYTICS_EVERYWHERE,
            new NoticeVersion("2026-01"),
            Instant.parse("2026-03-02T09:00:00Z"),
            null);
    public static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(
            ADA, new ConsentRecordId("record-2"), ANALYTICS_EVERYWHERE, Instant.parse("2026-03-09T09:00:00Z"));

    public static final ContentId STATINS = new ContentId("content-statins");
    public static final Actor WRITER = new Actor("writer");
    public static final Actor REVIEWER = new Actor("reviewer");
    public static final ContentProfile PROFILE = new ContentProfile(
            new FreeText("Statins in practice"),
            null,
            ContentType.ARTICLE,
            ContentNature.SCIENTIFIC,
            new TreeSet<>(Set.of(new Topic("lipids"))),
            new Language("en"),
            Audience.EVERYONE,
            null,
            new TreeSet<>());
    public static final Instant APPROVED_AT = Instant.parse("2026-03-01T09:00:00Z");
    public static final Instant VALID_UNTIL = Instant.parse("2027-03-01T09:00:00Z");
    public static final ContentDrafted DRAFTED = new ContentDrafted(STATINS, 1, PROFILE, WRITER);
    public static final ContentSubmitted SUBMITTED = new ContentSubmitted(STATINS, 1);
    public static final ContentApproved APPROVED = new ContentApproved(STATINS, 1, REVIEWER, APPROVED_AT, VALID_UNTIL);
    public static final ContentPublished PUBLISHED = new ContentPublished(STATINS, 1, APPROVED_AT, VALID_UNTIL);
    public static final List<ContentEvent> PUBLISHING = List.of(DRAFTED, SUBMITTED, APPROVED, PUBLISHED);

    public static final Instant OCCURRED = Instant.parse("2026-03-10T14:37:21Z");
    public static final Instant RECEIVED = Instant.parse("2026-03-10T16:05:00.001Z");
    public static final CommandContext CONTEXT =
            new CommandContext(new Actor("hcp-ada"), Channel.WEB, "correlation-1", RECEIVED, OCCURRED, null, false);

    private Examples() {}

    public static HcpRegistered registered(HcpId hcp) {
        return new HcpRegistered(
                hcp,
                new PersonName(new ProtectedText("identity.QWRh"), new ProtectedText("identity.TG92")),
                new Contact(null, null),
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("DE"),
                new Language("de"));
    }
}
