package io.rapport.projection.engagement;

import static io.rapport.domain.shared.Codes.code;
import static io.rapport.domain.shared.Codes.codeOrNull;
import static io.rapport.domain.shared.Codes.textOrNull;
import static io.rapport.domain.shared.Codes.texts;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentCommented;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.engagement.EngagementEvent.ContentFollowed;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentShared;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.EmailClicked;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.Product;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts of an event that its timeline entry shows: coded ones in clear, personal ones as ciphertext. */
record TimelineDetails(Map<String, Object> coded, Map<String, Object> personal) {

    static TimelineDetails of(EngagementEvent event) {
        TimelineDetails details = none();
        return switch (event) {
            case ContentViewed e ->
                details.with("depthPercent", e.depthPercent()).with("dwellMillis", e.dwellMillis());
            case ContentSearched e ->
                details.with("results", e.results())
                        .with("topics", texts(e.filters().topics()))
                        .with("type", codeOrNull(e.filters().type()))
                        .with("nature", codeOrNull(e.filters().nature()))
                        .personal("query", e.query());
            case SearchResultClicked e -> details.with("rank", e.rank());
            case ContentRated e -> details.with("stars", e.stars());
            case ContentCommented e -> details.personal("text", e.text());
            case RecommendationClicked e ->
                details.with("recommendation", textOrNull(e.recommendation())).with("place", e.place());
            case RecommendationDismissed e ->
                details.with("recommendation", textOrNull(e.recommendation())).with("reason", codeOrNull(e.reason()));
            case TopicRefused e -> details.with("topic", e.topic().value());
            case RepVisited e ->
                details.with("product", textOrNull(e.product())).with("minutes", e.minutes());
            case EmailSent e -> details.email(e.email(), e.product());
            case EmailOpened e -> details.email(e.email(), e.product());
            case EmailClicked e -> details.email(e.email(), e.product());
            case SessionStarted _,
                    SessionEnded _,
                    ContentBookmarked _,
                    ContentUnbookmarked _,
                    ContentDownloaded _,
                    ContentShared _,
                    ContentFollowed _ -> details;
        };
    }

    static TimelineDetails of(ConsentEvent event) {
        return none().with("purpose", event.scope().purpose().value())
                .with("scopeChannel", codeOrNull(event.scope().channel()))
                .with("scopeProduct", textOrNull(event.scope().product()))
                .with("scopeContentType", codeOrNull(event.scope().contentType()))
                .with("recordId", event.recordId().value());
    }

    static TimelineDetails of(HcpEvent event) {
        TimelineDetails details = none();
        return switch (event) {
            case HcpRegistered e ->
                details.with("specialty", e.specialty().value())
                        .with("role", code(e.role()))
                        .with("country", e.country().value())
                        .with("language", e.language().value());
            case IdentityVerifiedByNpi e -> details.personal("npi", e.npi());
            case IdentityVerifiedByLicence e ->
                details.with("authority", e.authority().value())
                        .with("expiresOn", e.expiresOn().toString())
                        .personal("number", e.number());
            case NameChanged e ->
                details.personal("given", e.name().given())
                        .personal("family", e.name().family());
            case ContactChanged e ->
                details.personal("email", e.contact().email())
                        .personal("phone", e.contact().phone());
            case AffiliationChanged e -> details.personal("affiliation", e.affiliation());
            case SpecialtyChanged e -> details.with("specialty", e.specialty().value());
            case RoleChanged e -> details.with("role", code(e.role()));
            case CountryChanged e -> details.with("country", e.country().value());
            case LanguageChanged e -> details.with("language", e.language().value());
            case InterestsChosen e -> details.with("topics", texts(e.topics()));
            case ProductAccessGranted e -> details.with("product", e.product().value());
            case ProductAccessEnded e -> details.with("product", e.product().value());
            case HcpDeactivated _, HcpErased _ -> details;
        };
    }

    static TimelineDetails of(SamplingEvent event) {
        return none().with("requestId", event.requestId().value());
    }

    private static TimelineDetails none() {
        return new TimelineDetails(new TreeMap<>(), new TreeMap<>());
    }

    private TimelineDetails email(@Nullable EmailId email, @Nullable Product product) {
        return with("emailId", textOrNull(email)).with("product", textOrNull(product));
    }

    private TimelineDetails with(String name, @Nullable Object value) {
        if (value != null) {
            coded.put(name, value);
        }
        return this;
    }

    private TimelineDetails personal(String name, @Nullable ProtectedText value) {
        String text = textOrNull(value);
        if (text != null) {
            personal.put(name, text);
        }
        return this;
    }
}
