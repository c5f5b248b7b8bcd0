package io.rapport.domain.contact;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One HCP: where it practises, and when it responded. */
final class Person {

    /** Absent of whoever is not active, who is compared with nobody. */
    @Nullable
    Practice practice;

    final Occasions occasions = new Occasions();
    final Mails mails = new Mails();

    Person(@Nullable Practice practice) {
        this.practice = practice;
    }

    boolean isEmpty() {
        return occasions.isEmpty() && mails.isEmpty();
    }

    void remove(IntPredicate targets) {
        occasions.remove(targets);
        mails.remove(targets);
    }

    void count(LocalHours hours, IntPredicate targets, Counter counter) {
        occasions.count(hours, targets, counter);
        mails.count(hours, targets, counter);
    }
}
