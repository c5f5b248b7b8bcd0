package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The purposes that consent can be asked for: those that ship, and those that an operator adds. */
public final class PurposeCatalogue {

    /**
     * @param legalBasis the basis on which the purpose rests, by article of the GDPR or its like
     * @param jurisdiction an ISO 3166 code, or {@code EU}, or {@code *} for everywhere
     */
    public record Entry(Purpose purpose, String title, String legalBasis, String jurisdiction) {}

    private static final String CONSENT = "GDPR Art. 6(1)(a)";

    public static final List<Entry> SHIPPED = List.of(
            shipped("analytics", "Measure how the portal is used, attributed to you"),
            shipped("personalisation", "Choose content by what you read"),
            shipped("marketing-email", "Send you information by e-mail"),
            shipped("marketing-phone", "Call you with information"),
            shipped("marketing-rep", "Have a representative visit you"),
            shipped("crm-sharing", "Share your activity with our customer relationship system"),
            shipped("event-invitations", "Invite you to meetings and congresses"),
            shipped("research", "Use your activity for research in aggregate"));

    private final Map<Purpose, Entry> entries = new TreeMap<>();

    /** The shipped purposes and {@code added}; an added entry replaces a shipped one of the same code. */
    public PurposeCatalogue(List<Entry> added) {
        SHIPPED.forEach(entry -> entries.put(entry.purpose(), entry));
        added.forEach(entry -> entries.put(entry.purpose(), entry));
    }

    public void require(Purpose purpose) {
        if (!entries.containsKey(purpose)) {
            throw new UnknownPurpose(entries.keySet());
        }
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    private static Entry shipped(String code, String title) {
        return new Entry(new Purpose(code), title, CONSENT, "*");
    }
}
