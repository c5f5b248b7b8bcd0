package io.rapport.infra.demo;

import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Shares the actions out: to HCPs by how active they are, to visits, and to days by habit. */
final class VisitPlan {

    /** A visit to be made on a day, of so many actions. */
    record Planned(LocalDate day, int actions) {}

    private static final int LEAST = 3;
    private static final int MOST = 24;
    private static final double MEAN_ABOVE_LEAST = 4.8;

    private final Timeline timeline;
    private final Habits habits;
    private final Map<Kind, double[]> activity = new HashMap<>();

    /** HCPs of one country and specialty share their calendar. */
    private record Kind(Country country, Specialty specialty) {}

    VisitPlan(Timeline timeline, Habits habits) {
        this.timeline = timeline;
        this.habits = habits;
    }

    /** How active a persona is on each day. */
    Odds days(Persona persona) {
        Kind kind = new Kind(persona.market().country(), persona.specialty().specialty());
        double[] usual = activity.computeIfAbsent(kind, _ -> calendar(persona));
        return Odds.of(usual.length, index -> persona.isActiveOn(timeline.day(index)) ? usual[index] : 0);
    }

    private double[] calendar(Persona persona) {
        return IntStream.range(0, timeline.days())
                .mapToDouble(index ->
                        habits.activity(persona.market(), persona.specialty().specialty(), timeline.day(index)))
                .toArray();
    }

    /** Shares {@code total} out by weight: exactly all of it, by largest remainder. */
    static int[] share(int total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] shares = new int[weights.length];
        double[] remainders = new double[weights.length];
        int left = total;
        for (int i = 0; i < weights.length; i++) {
            double exact = total * weights[i] / sum;
            shares[i] = (int) exact;
            remainders[i] = weights[i] > 0 ? exact - shares[i] : -1;
            left -= shares[i];
        }
        int[] byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -remainders[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < left; i++) {
            shares[byRemainder[i]]++;
        }
        return shares;
    }

    /** The visits of one HCP in order of day, {@code actions} together. */
    List<Planned> visits(int actions, Odds days, Dice dice) {
        List<LocalDate> chosen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int left = actions;
        while (left > 0) {
            int size = Math.min(MOST, LEAST + (int) dice.waiting(MEAN_ABOVE_LEAST));
            size = left - size < LEAST ? left : size;
            sizes.add(size);
            chosen.add(timeline.day(days.draw(dice)));
            left -= size;
        }
        Collections.sort(chosen);
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> new Planned(chosen.get(i), sizes.get(i)))
                .toList();
    }
}
