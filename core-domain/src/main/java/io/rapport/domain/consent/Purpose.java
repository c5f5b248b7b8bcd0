package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** What personal data may be used for, by its code. Which purposes exist is data: see {@link PurposeCatalogue}. */
public record Purpose(String value) implements TextValue, Comparable<Purpose> {

    private static final Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /** Recording who did what. Without it an action is recorded anonymously. */
    public static final Purpose ANALYTICS = new Purpose("analytics");

    /** Choosing content by what an HCP reads. Rests on {@link #ANALYTICS}: what is not attributed cannot be used. */
    public static final Purpose PERSONALISATION = new Purpose("personalisation");

    /** Passing what an HCP does on to customer relationship systems. */
    public static final Purpose CRM_SHARING = new Purpose("crm-sharing");

    public static final Purpose MARKETING_EMAIL = new Purpose("marketing-email");

    public static final Purpose MARKETING_PHONE = new Purpose("marketing-phone");

    /** Visits of representatives. */
    public static final Purpose MARKETING_REP = new Purpose("marketing-rep");

    public static final Purpose EVENT_INVITATIONS = new Purpose("event-invitations");

    /** No purpose that can be granted, but all that profile: what an HCP may object to as a whole (GDPR Art. 21). */
    public static final Purpose ALL_PROFILING = new Purpose("all-profiling");

    public Purpose {
        Texts.matching(SLUG, value, "a consent purpose such as analytics");
    }

    @Override
    public int compareTo(Purpose other) {
        return value.compareTo(other.value);
    }
}
