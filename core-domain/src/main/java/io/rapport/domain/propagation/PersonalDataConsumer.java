package io.rapport.domain.propagation;

import io.rapport.domain.consent.Purpose;
import java.util.Set;

/**
 * Something that holds personal data or judges by it, and that confirms when it has let go of it.
 *
 * @param name under which confirmations are kept
 * @param holds what it holds, in words
 * @param restsOn the purposes without which it may not hold it; empty where it rests on no consent
 * @param outlivesErasure whether the law has it kept when the HCP is erased
 */
public record PersonalDataConsumer(ConsumerName name, String holds, Set<Purpose> restsOn, boolean outlivesErasure) {

    public PersonalDataConsumer {
        restsOn = Set.copyOf(restsOn);
    }

    /** Whether it has to let go of something, or to judge otherwise, when the use ends. */
    public boolean isConcernedBy(EndOfUse end) {
        return end.altogether() ? !outlivesErasure : end.purposes().stream().anyMatch(restsOn::contains);
    }
}
