package io.rapport.domain.consent;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A decision of an HCP on consent, or what became of one, at {@code decidedAt}. */
public sealed interface ConsentEvent extends DomainEvent {

    HcpId hcpId();

    /** The record that the event begins, or of which it tells what became. */
    ConsentRecordId recordId();

    ConsentScope scope();

    Instant decidedAt();

    /** What says yes: a grant, or one that was asked for and waits to be confirmed. */
    sealed interface GivenConsent extends ConsentEvent {

        NoticeVersion notice();

        /** From when it no longer holds. */
        @Nullable
        Instant expiresAt();

        /** The language in which the notice was shown; absent in grants from before it was asked for. */
        @Nullable
        Language language();

        /** Where the terms applied under which it was given; absent in grants from before there were any. */
        @Nullable
        Jurisdiction jurisdiction();

        @Nullable
        LegalBasis legalBasis();

        /** The earlier grant of the same scope that it renews, if it says so. */
        @Nullable
        ConsentRecordId renews();
    }

    record ConsentGranted(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Instant expiresAt,
            @Nullable Language language,
            @Nullable Jurisdiction jurisdiction,
            @Nullable LegalBasis legalBasis,
            @Nullable ConsentRecordId renews)
            implements GivenConsent {

        /** As revision 1 had it. */
        public ConsentGranted(
                HcpId hcpId,
                ConsentRecordId recordId,
                ConsentScope scope,
                NoticeVersion notice,
                Instant decidedAt,
                @Nullable Instant expiresAt) {
            this(hcpId, recordId, scope, notice, decidedAt, expiresAt, null, null, null, null);
        }
    }

    /** A grant that is not in force before it is confirmed (double opt-in). */
    record ConsentRequested(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Instant expiresAt,
            @Nullable Language language,
            @Nullable Jurisdiction jurisdiction,
            @Nullable LegalBasis legalBasis,
            @Nullable ConsentRecordId renews)
            implements GivenConsent {}

    /** The grant of the record was confirmed, by whoever receives the HCP's e-mail. */
    record ConsentConfirmed(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentEvent {}

    record ConsentRefused(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Language language)
            implements ConsentEvent {

        /** As revision 1 had it. */
        public ConsentRefused(
                HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, NoticeVersion notice, Instant decidedAt) {
            this(hcpId, recordId, scope, notice, decidedAt, null);
        }
    }

    record ConsentWithdrawn(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentEvent {}

    /**
     * The grant of the record ran out at {@code decidedAt}, and nothing had taken its place.
     *
     * @param channels those of its scope on which nothing else permits the purpose, so that what rested on it there goes
     */
    record ConsentExpired(
            HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt, SortedSet<Channel> channels)
            implements ConsentEvent {
        public ConsentExpired {
            channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
        }
    }

    /**
     * The HCP objects to a purpose, or, with {@link Purpose#ALL_PROFILING}, to all profiling (GDPR Art. 21).
     *
     * @param purposes those that it stops, by the terms that applied when it was raised
     */
    record ObjectionRaised(
            HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt, SortedSet<Purpose> purposes)
            implements ConsentEvent {
        public ObjectionRaised {
            purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        }
    }

    /** The HCP takes back what it objected to by the very same scope. */
    record ObjectionWithdrawn(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentEvent {}
}
