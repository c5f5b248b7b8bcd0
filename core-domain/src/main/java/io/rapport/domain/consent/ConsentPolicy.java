package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.Judgement.Denied;
import io.rapport.domain.consent.Judgement.Granted;
import io.rapport.domain.consent.Judgement.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one answer to "may this purpose be pursued for this HCP with this target at this time, and on what basis".
 *
 * <p>Only decisions that were taken by then and whose scope covers the target count. Of them:
 *
 * <ol>
 *   <li>Of decisions on the very same scope the latest taken decides; of those taken at the same instant, the refusal.
 *   <li>Refusing or withdrawing a scope ends every grant within it that was not taken later, however narrow, so that a
 *       withdrawal is as easy as a grant (GDPR Art. 7(3)). What was ended no longer hides anything.
 *   <li>The most specific of what is left decides: a scope goes before those that contain it.
 *   <li>Between scopes of which neither contains the other, such as a product and a channel, what says no goes before what
 *       grants: where it is unclear what was meant, consent was not unambiguous (GDPR Art. 4(11)).
 *   <li>A grant that has expired permits nothing from that instant on, and does not fall back to a wider one.
 * </ol>
 *
 * <p>Without a decision nothing is permitted. The order of recording does not matter; the answer "by what was known at K"
 * is that for the decisions recorded by K.
 */
public final class ConsentPolicy {

    private ConsentPolicy() {}

    public static Judgement judge(ConsentHistory history, Purpose purpose, ConsentTarget target, Instant at) {
        List<ConsentEvent> deciding = mostSpecific(standing(history, purpose, target, at));
        return deciding.stream()
                .map(decision -> judge(decision, at))
                .reduce(new Denied(Reason.NOT_DECIDED, null), ConsentPolicy::stricter);
    }

    public static boolean permits(ConsentHistory history, Purpose purpose, ConsentTarget target, Instant at) {
        return judge(history, purpose, target, at).isPermitted();
    }

    /** All purposes in force at {@code at} with {@code target}. */
    public static ConsentSnapshot snapshot(ConsentHistory history, ConsentTarget target, Instant at) {
        Map<Purpose, ConsentRecordId> inForce = new TreeMap<>();
        purposes(history)
                .forEach(purpose ->
                        judge(history, purpose, target, at).basis().ifPresent(basis -> inForce.put(purpose, basis)));
        return ConsentSnapshot.of(inForce);
    }

    /** What decides on each scope, in the order in which it was taken. */
    private static List<ConsentEvent> standing(
            ConsentHistory history, Purpose purpose, ConsentTarget target, Instant at) {
        List<ConsentEvent> standing = new ArrayList<>();
        for (ConsentEvent decision : history.decisions()) {
            if (!decision.decidedAt().isAfter(at) && decision.scope().covers(purpose, target)) {
                standing.removeIf(earlier -> isReplaced(earlier, decision));
                standing.add(decision);
            }
        }
        return standing;
    }

    private static boolean isReplaced(ConsentEvent earlier, ConsentEvent by) {
        return switch (by) {
            case ConsentGranted _ -> by.scope().equals(earlier.scope());
            case ConsentRefused _, ConsentWithdrawn _ ->
                by.scope().equals(earlier.scope())
                        || (earlier instanceof ConsentGranted && by.scope().contains(earlier.scope()));
        };
    }

    private static List<ConsentEvent> mostSpecific(List<ConsentEvent> standing) {
        return standing.stream()
                .filter(decision ->
                        standing.stream().noneMatch(other -> decision.scope().strictlyContains(other.scope())))
                .toList();
    }

    private static Judgement judge(ConsentEvent decision, Instant at) {
        return switch (decision) {
            case ConsentGranted grant
            when grant.expiresAt() == null || at.isBefore(grant.expiresAt()) -> new Granted(grant);
            case ConsentGranted grant -> new Denied(Reason.EXPIRED, grant);
            case ConsentRefused refusal -> new Denied(Reason.REFUSED, refusal);
            case ConsentWithdrawn withdrawal -> new Denied(Reason.WITHDRAWN, withdrawal);
        };
    }

    /** Of two of the same strength the later taken, which is the second. */
    private static Judgement stricter(Judgement first, Judgement second) {
        return strictness(first) > strictness(second) ? first : second;
    }

    private static int strictness(Judgement judgement) {
        return switch (judgement) {
            case Granted _ -> 1;
            case Denied denied ->
                switch (denied.reason()) {
                    case NOT_DECIDED -> 0;
                    case EXPIRED -> 2;
                    case REFUSED, WITHDRAWN -> 3;
                };
        };
    }

    private static Stream<Purpose> purposes(ConsentHistory history) {
        return history.decisions().stream()
                .map(decision -> decision.scope().purpose())
                .distinct();
    }
}
