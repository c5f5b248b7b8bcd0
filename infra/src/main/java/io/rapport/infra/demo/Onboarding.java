package io.rapport.infra.demo;

import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.shared.Topic;
import io.rapport.infra.demo.SampleStep.InterestChoice;
import io.rapport.infra.demo.SampleStep.LicenceVerification;
import io.rapport.infra.demo.SampleStep.NpiVerification;
import io.rapport.infra.demo.SampleStep.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How HCPs join: they register, are verified, and say what interests them. */
final class Onboarding {

    private static final double CHOOSES_INTERESTS = 0.7;
    private static final String NPI_COUNTRY = "US";

    private final Atlas atlas;
    private final Timeline timeline;

    Onboarding(Atlas atlas, Timeline timeline) {
        this.atlas = atlas;
        this.timeline = timeline;
    }

    void generate(Persona persona, Dice dice, Consumer<SampleStep> steps) {
        steps.accept(new Registration(
                persona.registeredAt(),
                persona.id(),
                persona.givenName(),
                persona.familyName(),
                persona.email(),
                persona.specialty().specialty(),
                persona.role(),
                persona.market().country(),
                persona.market().language()));
        Instant verifiedAt = persona.verifiedAt();
        if (verifiedAt != null) {
            steps.accept(verification(persona, verifiedAt, dice));
        }
        Instant chosenAt = persona.registeredAt().plus(Duration.ofSeconds(dice.between(200, 600)));
        if (dice.hits(CHOOSES_INTERESTS) && chosenAt.isBefore(timeline.end())) {
            steps.accept(new InterestChoice(chosenAt, persona.id(), interests(persona, dice)));
        }
    }

    /** The authority that licenses a persona. */
    static LicenceAuthority authority(Persona persona) {
        var authorities = persona.market().authorities();
        return authorities.get(persona.number() % authorities.size());
    }

    private SampleStep verification(Persona persona, Instant at, Dice dice) {
        if (persona.market().country().value().equals(NPI_COUNTRY)) {
            return new NpiVerification(at, persona.id(), NationalIds.npi(persona.number()));
        }
        return new LicenceVerification(
                at,
                persona.id(),
                NationalIds.licence(persona.number()),
                authority(persona),
                timeline.firstDay().plusDays(dice.between(200, 1_500)));
    }

    private SortedSet<Topic> interests(Persona persona, Dice dice) {
        SortedSet<Topic> chosen = new TreeSet<>();
        atlas.topics().stream()
                .sorted(Comparator.comparingDouble(persona::affinity).reversed())
                .limit(dice.between(2, 5))
                .forEach(topic -> chosen.add(topic.topic()));
        return chosen;
    }
}
