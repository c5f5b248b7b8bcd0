package io.rapport.query.personaldata;

import io.rapport.domain.consent.DataController;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GDPR Art. 15(1) has an HCP told, in a form that another controller can read (Art. 20).
 *
 * @param recipients what holds data about HCPs, on what it rests, and whether the law keeps it past an erasure
 * @param retention for how long what is kept
 * @param rights what the HCP can ask for, and how
 * @param automatedDecisions whether there are any with legal or similar effects (Art. 22)
 * @param data the data themselves, by feature; {@code trail} has every event about the HCP
 */
record PersonalDataDocument(
        String hcpId,
        Instant generatedAt,
        DataController controller,
        List<Recipient> recipients,
        List<Retention> retention,
        List<Right> rights,
        boolean automatedDecisions,
        Map<String, Object> data) {

    record Recipient(String name, String holds, List<String> restsOn, boolean keptByLaw) {}

    /** @param law that keeps it past an erasure; absent where none does */
    record Retention(String records, @Nullable String law) {}

    record Right(String article, String right, String how) {}
}
