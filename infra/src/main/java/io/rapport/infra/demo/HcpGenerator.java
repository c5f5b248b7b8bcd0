package io.rapport.infra.demo;

import io.rapport.domain.hcp.EmailAddress;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invents HCPs. Names are chance combinations of common ones. */
final class HcpGenerator {

    private static final double VERIFIED = 0.86;

    /** The share that joins before the first day; the others join ever more slowly. */
    private static final double EARLY = 0.5;

    private static final double BASE_AFFINITY = 0.06;

    private final Atlas atlas;
    private final Timeline timeline;
    private final Habits habits;
    private final Odds markets;
    private final Odds specialties;
    private final Set<String> mailboxes = new HashSet<>();

    HcpGenerator(Atlas atlas, Timeline timeline, Habits habits) {
        this.atlas = atlas;
        this.timeline = timeline;
        this.habits = habits;
        this.markets = Odds.of(atlas.markets(), Market::share);
        this.specialties = Odds.of(atlas.specialties(), MedicalSpecialty::share);
    }

    List<Persona> generate(int count, Dice dice) {
        List<Persona> personas = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            personas.add(persona(number, count, dice.split()));
        }
        return personas;
    }

    private Persona persona(int number, int count, Dice dice) {
        Market market = atlas.markets().get(markets.draw(dice));
        MedicalSpecialty specialty = atlas.specialties().get(specialties.draw(dice));
        String given = dice.pick(market.givenNames());
        String family = dice.pick(market.familyNames());
        Instant registeredAt = habits.moment(market, registrationDay((number - 1.0) / count, dice), dice);
        // The first one stays: even the smallest sample needs somebody who acts on every day.
        Activity activity = number == 1 ? new Activity(10, timeline.lastDay()) : activity(registeredAt, dice);
        return new Persona(
                number,
                new HcpId(String.format(Locale.ROOT, "hcp-%04d", number)),
                market,
                specialty,
                role(dice),
                new FreeText(given),
                new FreeText(family),
                mailbox(given, family),
                registeredAt,
                verification(registeredAt, dice),
                activity.level(),
                activity.until(),
                affinities(specialty, dice),
                dice.hits(0.68) ? Channel.WEB : Channel.APP);
    }

    private LocalDate registrationDay(double place, Dice dice) {
        if (place < EARLY) {
            return timeline.firstDay().minusDays(dice.between(1, Timeline.EARLIER_DAYS));
        }
        double later = (place - EARLY) / (1 - EARLY);
        return timeline.day((int) (timeline.days() * StrictMath.pow(later, 1.7)));
    }

    private @Nullable Instant verification(Instant registeredAt, Dice dice) {
        if (!dice.hits(VERIFIED)) {
            return null;
        }
        LocalDate day = Timeline.dayOf(registeredAt).plusDays(1 + (long) dice.waiting(1.2));
        Instant at = Habits.officeHour(day, dice);
        return at.isBefore(timeline.end()) ? at : null;
    }

    private record Activity(double level, LocalDate until) {}

    /** Few do much, many do little, some lose interest and some never come back. */
    private Activity activity(Instant registeredAt, Dice dice) {
        LocalDate registered = Timeline.dayOf(registeredAt);
        double kind = dice.unit();
        if (kind < 0.08) {
            return new Activity(9 * dice.skewed(0.5), timeline.lastDay());
        }
        if (kind < 0.38) {
            return new Activity(3 * dice.skewed(0.5), timeline.lastDay());
        }
        if (kind < 0.78) {
            return new Activity(0.7 * dice.skewed(0.6), timeline.lastDay());
        }
        if (kind < 0.83) {
            return new Activity(0, registered);
        }
        LocalDate from = registered.isBefore(timeline.firstDay()) ? timeline.firstDay() : registered;
        return new Activity(0.8 * dice.skewed(0.6), from.plusDays(dice.between(7, 45)));
    }

    private List<Double> affinities(MedicalSpecialty specialty, Dice dice) {
        List<Double> raw = atlas.topics().stream()
                .map(topic ->
                        (specialty.affinities().getOrDefault(topic.topic(), 0.0) + BASE_AFFINITY) * dice.skewed(0.5))
                .toList();
        double most = raw.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return raw.stream().map(affinity -> affinity / most).toList();
    }

    private static Role role(Dice dice) {
        double kind = dice.unit();
        if (kind < 0.74) {
            return Role.PHYSICIAN;
        }
        if (kind < 0.86) {
            return Role.NURSE;
        }
        if (kind < 0.93) {
            return Role.PHARMACIST;
        }
        return kind < 0.97 ? Role.PHYSICIAN_ASSISTANT : Role.RESEARCHER;
    }

    private EmailAddress mailbox(String given, String family) {
        String plain = latin(given) + "." + latin(family);
        String unique = plain;
        for (int i = 2; !mailboxes.add(unique); i++) {
            unique = plain + i;
        }
        return new EmailAddress(unique + "@example.org");
    }

    private static String latin(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
