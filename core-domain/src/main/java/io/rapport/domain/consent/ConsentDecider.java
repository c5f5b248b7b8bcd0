package io.rapport.domain.consent;

import static java.util.stream.Collectors.toCollection;

import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.ExpireConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RaiseObjection;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawObjection;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRejection.ConfirmedBeforeRequest;
import io.rapport.domain.consent.ConsentRejection.ExpiryBeforeDecision;
import io.rapport.domain.consent.ConsentRejection.NothingToObjectTo;
import io.rapport.domain.consent.ConsentRejection.NothingToRenew;
import io.rapport.domain.consent.ConsentRejection.RequestNoLongerOpen;
import io.rapport.domain.consent.ConsentRejection.UnknownConsentRecord;
import io.rapport.domain.shared.Channel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of deciding on consent. Every decision is recorded, even one that changes nothing: each has its receipt. What
 * follows from a decision that was taken, such as its confirmation or its end, is recorded once. Pure: same command and
 * state, same answer.
 */
public final class ConsentDecider {

    private ConsentDecider() {}

    /**
     * A grant ends when it says, but no later than the terms of its purpose allow: to end it sooner than the HCP said takes
     * nothing from her, and portals that know nothing of the limit need not change.
     */
    public static List<GivenConsent> decide(GrantConsent command, ConsentHistory state, ConsentRules rules) {
        ConsentScope scope = command.scope();
        PurposeTerms terms = rules.purposes().require(scope.purpose(), rules.country());
        terms.requireOffered(scope.channel());
        rules.notices()
                .requireCitable(
                        command.notice(), command.language(), scope.purpose(), rules.country(), command.decidedAt());
        requireRenewable(command, state);
        Instant expiresAt = terms.end(command.decidedAt(), command.expiresAt());
        if (expiresAt != null && !expiresAt.isAfter(command.decidedAt())) {
            throw new ExpiryBeforeDecision();
        }
        return List.of(
                terms.requiresConfirmation(scope)
                        ? requested(command, expiresAt, terms)
                        : granted(command, expiresAt, terms));
    }

    public static List<ConsentRefused> decide(RefuseConsent command, ConsentHistory state, ConsentRules rules) {
        rules.purposes().require(command.scope().purpose());
        return List.of(new ConsentRefused(
                command.hcpId(),
                command.recordId(),
                command.scope(),
                command.notice(),
                command.decidedAt(),
                command.language()));
    }

    public static List<ConsentWithdrawn> decide(WithdrawConsent command, ConsentHistory state, ConsentRules rules) {
        rules.purposes().require(command.scope().purpose());
        return List.of(new ConsentWithdrawn(command.hcpId(), command.recordId(), command.scope(), command.decidedAt()));
    }

    public static List<ConsentConfirmed> decide(ConfirmConsent command, ConsentHistory state, ConsentRules rules) {
        ConsentRequested request = state.given(command.recordId())
                .filter(ConsentRequested.class::isInstance)
                .map(ConsentRequested.class::cast)
                .orElseThrow(UnknownConsentRecord::new);
        if (state.isConfirmed(command.recordId())) {
            return List.of();
        }
        if (command.decidedAt().isBefore(request.decidedAt())) {
            throw new ConfirmedBeforeRequest();
        }
        if (!ConsentPolicy.isNotReplaced(state, request, command.decidedAt())) {
            throw new RequestNoLongerOpen();
        }
        return List.of(new ConsentConfirmed(command.hcpId(), command.recordId(), request.scope(), command.decidedAt()));
    }

    /** Nothing where the grant has not run out, or nothing has to be recorded of it any more. */
    public static List<ConsentExpired> decide(ExpireConsent command, ConsentHistory state, ConsentRules rules) {
        return ConsentPolicy.ranOut(state, command.decidedAt()).stream()
                .filter(grant -> grant.recordId().equals(command.recordId()))
                .map(grant -> expired(grant, new Consents(state, rules), command.decidedAt()))
                .toList();
    }

    public static List<ObjectionRaised> decide(RaiseObjection command, ConsentHistory state, ConsentRules rules) {
        Purpose purpose = command.scope().purpose();
        SortedSet<Purpose> stopped = purpose.equals(Purpose.ALL_PROFILING)
                ? rules.purposes().applying(rules.country()).stream()
                        .filter(PurposeTerms::profiling)
                        .map(PurposeTerms::purpose)
                        .collect(toCollection(TreeSet::new))
                : new TreeSet<>(List.of(purpose));
        if (!purpose.equals(Purpose.ALL_PROFILING)
                && !rules.purposes().require(purpose, rules.country()).canBeObjectedTo()) {
            throw new NothingToObjectTo();
        }
        return List.of(new ObjectionRaised(
                command.hcpId(), command.recordId(), command.scope(), command.decidedAt(), stopped));
    }

    public static List<ObjectionWithdrawn> decide(WithdrawObjection command, ConsentHistory state, ConsentRules rules) {
        if (!command.scope().purpose().equals(Purpose.ALL_PROFILING)) {
            rules.purposes().require(command.scope().purpose());
        }
        return List.of(
                new ObjectionWithdrawn(command.hcpId(), command.recordId(), command.scope(), command.decidedAt()));
    }

    public static ConsentHistory evolve(ConsentHistory state, ConsentEvent event) {
        return state.with(event);
    }

    private static void requireRenewable(GrantConsent command, ConsentHistory state) {
        ConsentRecordId renewed = command.renews();
        if (renewed != null
                && state.given(renewed)
                        .filter(earlier -> earlier.scope().equals(command.scope())
                                && !earlier.decidedAt().isAfter(command.decidedAt()))
                        .isEmpty()) {
            throw new NothingToRenew();
        }
    }

    private static ConsentGranted granted(GrantConsent command, @Nullable Instant expiresAt, PurposeTerms terms) {
        return new ConsentGranted(
                command.hcpId(),
                command.recordId(),
                command.scope(),
                command.notice(),
                command.decidedAt(),
                expiresAt,
                command.language(),
                terms.jurisdiction(),
                terms.legalBasis(),
                command.renews());
    }

    private static ConsentRequested requested(GrantConsent command, @Nullable Instant expiresAt, PurposeTerms terms) {
        return new ConsentRequested(
                command.hcpId(),
                command.recordId(),
                command.scope(),
                command.notice(),
                command.decidedAt(),
                expiresAt,
                command.language(),
                terms.jurisdiction(),
                terms.legalBasis(),
                command.renews());
    }

    private static ConsentExpired expired(GivenConsent grant, Consents consents, Instant at) {
        ConsentScope scope = grant.scope();
        SortedSet<Channel> channels = EnumSet.allOf(Channel.class).stream()
                .filter(channel -> scope.channel() == null || scope.channel() == channel)
                .filter(channel -> !ConsentPolicy.permits(
                        consents,
                        scope.purpose(),
                        new ConsentTarget(channel, scope.product(), scope.contentType()),
                        at))
                .collect(toCollection(TreeSet::new));
        return new ConsentExpired(
                grant.hcpId(), grant.recordId(), scope, Objects.requireNonNull(grant.expiresAt()), channels);
    }
}
