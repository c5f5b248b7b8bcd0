package io.rapport.infra.demo;

import io.rapport.infra.demo.SampleStep.Visit;
import io.rapport.infra.demo.VisitPlan.Planned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Lets the HCPs visit the library until they have made exactly as many actions as asked. */
final class VisitGenerator {

    private static final Duration PAUSE = Duration.ofMinutes(12);
    private static final Duration LONGEST = Duration.ofMinutes(85);

    private final Habits habits;
    private final VisitPlan plan;
    private final Library library;
    private final Conversation conversation;

    VisitGenerator(Atlas atlas, Timeline timeline, Habits habits, Library library) {
        this.habits = habits;
        this.plan = new VisitPlan(timeline, habits);
        this.library = library;
        this.conversation = new Conversation(atlas);
    }

    void generate(List<Persona> personas, int actions, Dice dice, Consumer<SampleStep> steps) {
        List<Odds> days = personas.stream().map(plan::days).toList();
        double[] weights = new double[personas.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = personas.get(i).activity() * days.get(i).total();
        }
        int[] shares = VisitPlan.share(actions, weights);
        for (int i = 0; i < shares.length; i++) {
            generate(personas.get(i), plan.visits(shares[i], days.get(i), dice.split()), dice.split(), steps);
        }
    }

    private void generate(Persona persona, List<Planned> visits, Dice dice, Consumer<SampleStep> steps) {
        Reader reader = new Reader(persona, new Shelf(library, persona), conversation, dice);
        Instant free = Instant.MIN;
        for (int i = 0; i < visits.size(); i++) {
            Planned planned = visits.get(i);
            Instant start = notBefore(free, habits.moment(persona.market(), planned.day(), dice), planned.day());
            Visit visit = reader.visit(i + 1, start, start.plus(LONGEST), planned.actions());
            free = visit.at().plus(PAUSE);
            steps.accept(visit);
        }
    }

    /** A second visit on a day starts when the first is over, as long as it is over itself before the day is. */
    private static Instant notBefore(Instant free, Instant wanted, LocalDate day) {
        Instant latest = Timeline.startOf(day.plusDays(1)).minus(Duration.ofMinutes(Habits.LAST_START_MINUTES));
        return free.isAfter(wanted) && !free.isAfter(latest) ? free : wanted;
    }
}
