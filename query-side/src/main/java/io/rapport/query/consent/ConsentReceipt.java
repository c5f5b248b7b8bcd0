package io.rapport.query.consent;

import io.rapport.domain.consent.DataController;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says, by the sections of ISO/IEC TS 27560:2023: the record, its processing, its parties and its events.
 *
 * @param recordId of the decision
 * @param receiptId of this receipt: there is another one each time something became of the decision
 * @param principal the HCP, by its id
 * @param notice what the HCP was shown; absent for decisions that need none, such as withdrawals
 * @param terms of the purposes that it is about
 * @param scope to what it is restricted, in words of the API, such as {@code channel email}
 * @param expiresAt until when it holds; absent where there is no limit
 * @param events what happened, oldest first
 */
record ConsentReceipt(
        String recordId,
        String receiptId,
        Instant issuedAt,
        String principal,
        DataController controller,
        @Nullable Notice notice,
        List<Processing> terms,
        List<String> scope,
        ConsentRecord.State state,
        @Nullable Instant expiresAt,
        @Nullable String renews,
        String withdrawal,
        List<Event> events) {

    /** @param document where its text stands, or its digest; absent where it was not published here */
    record Notice(
            String version,
            @Nullable String language,
            @Nullable String document) {}

    record Processing(
            String purpose,
            String title,
            String legalBasis,
            String jurisdiction,
            boolean profiling,
            List<String> dataCategories,
            List<String> recipients,
            List<String> operations,
            String storage) {}

    /**
     * @param recordId of the decision, which is another one where that ended this
     * @param over the channel over which it was said
     * @param by who said it: the HCP itself, or who acted for it
     */
    record Event(
            ConsentRecord.State state,
            String recordId,
            Instant at,
            Instant recordedAt,
            @Nullable String over,
            @Nullable String by) {}
}
