package io.rapport.infra.demo;

import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one HCP finds in the library: what is meant for it, by how much it cares. */
final class Shelf {

    private static final double FOREIGN_LANGUAGE = 0.04;
    private static final double ENGLISH_FOR_OTHERS = 0.4;

    private final Library library;
    private final Persona persona;
    private final float[] fit;

    Shelf(Library library, Persona persona) {
        this.library = library;
        this.persona = persona;
        this.fit = new float[library.items().size()];
        var hcp = persona.whenVerified();
        for (int i = 0; i < fit.length; i++) {
            Item item = library.item(i);
            fit[i] = item.profile().audience().targets(hcp, item.profile().product())
                    ? (float)
                            (item.affinity(persona) * languageFit(item.profile().language()))
                    : 0;
        }
    }

    /** The chances of what is visible throughout the rest of the day in UTC, by the item's index. */
    Odds at(Instant at) {
        var day = Timeline.dayOf(at);
        boolean verified = persona.isVerifiedAt(at);
        return Odds.of(fit.length, i -> isOpen(i, verified, at) ? fit[i] * library.draw(i, day) : 0);
    }

    /** The chances of {@code odds}, of those items alone that {@code wanted} holds for. */
    Odds among(Odds odds, Predicate<Item> wanted) {
        return Odds.of(fit.length, i -> wanted.test(library.item(i)) ? odds.weight(i) : 0);
    }

    /** How many items of {@code odds} have a chance. */
    int count(Odds odds) {
        int count = 0;
        for (int i = 0; i < fit.length; i++) {
            if (odds.weight(i) > 0) {
                count++;
            }
        }
        return count;
    }

    Item item(int index) {
        return library.item(index);
    }

    static Predicate<Item> about(MedicalTopic topic, @Nullable ContentType type) {
        return item -> item.isAbout(topic) && (type == null || item.profile().type() == type);
    }

    private boolean isOpen(int index, boolean verified, Instant at) {
        Item item = library.item(index);
        return fit[index] > 0
                && !at.isBefore(item.from())
                && (verified || !item.profile().audience().verifiedOnly());
    }

    private double languageFit(Language language) {
        if (language.equals(persona.market().language())) {
            return 1;
        }
        return language.equals(Atlas.ENGLISH) ? ENGLISH_FOR_OTHERS : FOREIGN_LANGUAGE;
    }
}
