package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.Judgement.Denied;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.consent.Judgement.LegitimateInterest;
import io.rapport.domain.consent.Judgement.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one answer to "may this purpose be pursued for this HCP with this target at this time, and on what basis".
 *
 * <p>Only decisions that were taken by then and whose scope covers the target count. Of them:
 *
 * <ol>
 *   <li>An objection that was not taken back stops the purposes that it is about, whatever was granted (GDPR Art. 21).
 *       Objections to profiling stop all purposes whose terms say that they profile.
 *   <li>Of decisions on the very same scope the latest taken decides; of those taken at the same instant, the refusal.
 *   <li>Refusing or withdrawing a scope ends every grant within it that was not taken later, however narrow, so that a
 *       withdrawal is as easy as a grant (GDPR Art. 7(3)). What was ended no longer hides anything.
 *   <li>The most specific of what is left decides: a scope goes before those that contain it.
 *   <li>Between scopes of which neither contains the other, such as a product and a channel, what says no goes before what
 *       grants: where it is unclear what was meant, consent was not unambiguous (GDPR Art. 4(11)).
 *   <li>A grant that has expired, or that was given under a notice that a newer one has replaced and that asks for a new
 *       grant, permits nothing from that instant on, and does not fall back to a wider one.
 *   <li>A grant that must be confirmed counts from its confirmation on, as what was decided when it was asked for: whatever
 *       was decided in between goes before it. Until then it changes nothing.
 * </ol>
 *
 * <p>A purpose whose terms rest on a legitimate interest (GDPR Art. 6(1)(f)) may be pursued without a grant, unless the HCP
 * has objected, refused or withdrawn. Any other may not be pursued without one.
 *
 * <p>The order of recording does not matter. The answer "by what was known at K" is that for the decisions and notices that
 * were recorded by K.
 */
public final class ConsentPolicy {

    private ConsentPolicy() {}

    public static Judgement judge(Consents consents, Purpose purpose, ConsentTarget target, Instant at) {
        Optional<PurposeTerms> terms =
                consents.rules().purposes().find(purpose, consents.rules().country());
        Optional<ObjectionRaised> objection = objection(consents.history(), purpose, terms, target, at);
        if (objection.isPresent()) {
            return new Denied(Reason.OBJECTED, objection.get());
        }
        Judgement judgement = mostSpecific(standing(consents.history(), purpose, target, at)).stream()
                .map(decision -> judge(decision, consents.rules(), at))
                .reduce(notDecided(consents.history(), purpose, target, at), ConsentPolicy::stricter);
        return terms.map(PurposeTerms::legalBasis)
                .filter(basis -> basis.isLegitimateInterest() && !isRefusal(judgement) && !judgement.isPermitted())
                .<Judgement>map(LegitimateInterest::new)
                .orElse(judgement);
    }

    public static boolean permits(Consents consents, Purpose purpose, ConsentTarget target, Instant at) {
        return judge(consents, purpose, target, at).isPermitted();
    }

    /** All purposes in force at {@code at} with {@code target}. */
    public static ConsentSnapshot snapshot(Consents consents, ConsentTarget target, Instant at) {
        Map<Purpose, ConsentRecordId> inForce = new TreeMap<>();
        purposes(consents)
                .forEach(purpose ->
                        judge(consents, purpose, target, at).basis().ifPresent(basis -> inForce.put(purpose, basis)));
        return ConsentSnapshot.of(inForce);
    }

    /** The grants that have run out by {@code at} without that being recorded, and in whose place there is nothing. */
    public static List<GivenConsent> ranOut(ConsentHistory history, Instant at) {
        return history.decisions().stream()
                .filter(GivenConsent.class::isInstance)
                .map(GivenConsent.class::cast)
                .filter(given ->
                        hasRunOut(given, at) && !isRecordedAsExpired(history, given) && stands(history, given, at))
                .toList();
    }

    /** Whether it counts at {@code at}, and nothing that was decided since on its scope or a wider one has ended it. */
    static boolean stands(ConsentHistory history, GivenConsent given, Instant at) {
        return history.isInEffect(given, at) && isNotReplaced(history, given, at);
    }

    static boolean isNotReplaced(ConsentHistory history, GivenConsent given, Instant at) {
        boolean later = false;
        for (ConsentEvent decision : history.decisions()) {
            if (decision.equals(given)) {
                later = true;
            } else if (later && history.isInEffect(decision, at) && isReplaced(given, decision)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRunOut(GivenConsent given, Instant at) {
        Instant end = given.expiresAt();
        return end != null && !at.isBefore(end);
    }

    private static boolean isRecordedAsExpired(ConsentHistory history, GivenConsent given) {
        return history.decisions().stream()
                .anyMatch(event ->
                        event instanceof ConsentExpired && event.recordId().equals(given.recordId()));
    }

    /** What decides on each scope, in the order in which it was taken. */
    private static List<ConsentEvent> standing(
            ConsentHistory history, Purpose purpose, ConsentTarget target, Instant at) {
        List<ConsentEvent> standing = new ArrayList<>();
        for (ConsentEvent decision : history.decisions()) {
            if (decides(decision) && decision.scope().covers(purpose, target) && history.isInEffect(decision, at)) {
                standing.removeIf(earlier -> isReplaced(earlier, decision));
                standing.add(decision);
            }
        }
        return standing;
    }

    /** Whether it says yes or no itself, rather than what became of something that did. */
    private static boolean decides(ConsentEvent event) {
        return switch (event) {
            case GivenConsent _, ConsentRefused _, ConsentWithdrawn _ -> true;
            case ConsentConfirmed _, ConsentExpired _, ObjectionRaised _, ObjectionWithdrawn _ -> false;
        };
    }

    private static boolean isReplaced(ConsentEvent earlier, ConsentEvent by) {
        return switch (by) {
            case ConsentGranted _, ConsentRequested _ -> by.scope().equals(earlier.scope());
            case ConsentRefused _, ConsentWithdrawn _ ->
                by.scope().equals(earlier.scope())
                        || (earlier instanceof GivenConsent && by.scope().contains(earlier.scope()));
            case ConsentConfirmed _, ConsentExpired _, ObjectionRaised _, ObjectionWithdrawn _ -> false;
        };
    }

    private static List<ConsentEvent> mostSpecific(List<ConsentEvent> standing) {
        return standing.stream()
                .filter(decision ->
                        standing.stream().noneMatch(other -> decision.scope().strictlyContains(other.scope())))
                .toList();
    }

    private static Judgement judge(ConsentEvent decision, ConsentRules rules, Instant at) {
        return switch (decision) {
            case GivenConsent given when hasRunOut(given, at) -> new Denied(Reason.EXPIRED, given);
            case GivenConsent given
            when rules.notices().asksAnew(given, rules.country(), at) -> new Denied(Reason.RECONSENT_NEEDED, given);
            case GivenConsent given -> new Granted(given);
            case ConsentRefused refusal -> new Denied(Reason.REFUSED, refusal);
            case ConsentWithdrawn withdrawal -> new Denied(Reason.WITHDRAWN, withdrawal);
            case ConsentConfirmed _, ConsentExpired _, ObjectionRaised _, ObjectionWithdrawn _ ->
                new Denied(Reason.NOT_DECIDED, null);
        };
    }

    private static Judgement notDecided(ConsentHistory history, Purpose purpose, ConsentTarget target, Instant at) {
        return history.decisions().stream()
                .filter(decision -> decision instanceof ConsentRequested
                        && !decision.decidedAt().isAfter(at)
                        && decision.scope().covers(purpose, target)
                        && !history.isInEffect(decision, at)
                        && isNotReplaced(history, (ConsentRequested) decision, at))
                .reduce((earlier, later) -> later)
                .<Judgement>map(waiting -> new Denied(Reason.CONFIRMATION_PENDING, waiting))
                .orElseGet(() -> new Denied(Reason.NOT_DECIDED, null));
    }

    /** Of two of the same strength the later taken, which is the second. */
    private static Judgement stricter(Judgement first, Judgement second) {
        return strictness(first) > strictness(second) ? first : second;
    }

    private static int strictness(Judgement judgement) {
        return switch (judgement) {
            case Granted _, LegitimateInterest _ -> 1;
            case Denied denied ->
                switch (denied.reason()) {
                    case NOT_DECIDED, CONFIRMATION_PENDING -> 0;
                    case EXPIRED, RECONSENT_NEEDED -> 2;
                    case REFUSED, WITHDRAWN, OBJECTED -> 3;
                };
        };
    }

    private static boolean isRefusal(Judgement judgement) {
        return strictness(judgement) == 3;
    }

    private static Optional<ObjectionRaised> objection(
            ConsentHistory history, Purpose purpose, Optional<PurposeTerms> terms, ConsentTarget target, Instant at) {
        List<ObjectionRaised> standing = new ArrayList<>();
        for (ConsentEvent event : history.decisions()) {
            if (event.decidedAt().isAfter(at)) {
                continue;
            }
            if (event instanceof ObjectionWithdrawn) {
                standing.removeIf(raised -> raised.scope().equals(event.scope()));
            } else if (event instanceof ObjectionRaised raised && stops(raised, purpose, terms, target)) {
                standing.add(raised);
            }
        }
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
    }

    private static boolean stops(
            ObjectionRaised raised, Purpose purpose, Optional<PurposeTerms> terms, ConsentTarget target) {
        boolean ofAllProfiling = raised.scope().purpose().equals(Purpose.ALL_PROFILING);
        boolean concerned = raised.purposes().contains(purpose)
                || (ofAllProfiling && terms.map(PurposeTerms::profiling).orElse(false));
        return concerned && raised.scope().covers(raised.scope().purpose(), target);
    }

    private static Set<Purpose> purposes(Consents consents) {
        Set<Purpose> purposes = new TreeSet<>();
        consents.history()
                .decisions()
                .forEach(decision -> purposes.add(decision.scope().purpose()));
        consents.rules().purposes().applying(consents.rules().country()).stream()
                .filter(terms -> terms.legalBasis().isLegitimateInterest())
                .forEach(terms -> purposes.add(terms.purpose()));
        return purposes;
    }
}
