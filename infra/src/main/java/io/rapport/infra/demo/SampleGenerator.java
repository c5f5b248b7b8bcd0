package io.rapport.infra.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts a sample together out of what HCPs, authors and reviewers do. Pure: same input, same sample. */
final class SampleGenerator {

    private final long seed;
    private final LocalDate lastDay;
    private final SampleSize size;

    SampleGenerator(long seed, LocalDate lastDay, SampleSize size) {
        this.seed = seed;
        this.lastDay = lastDay;
        this.size = size;
    }

    Sample generate() {
        Dice dice = new Dice(seed);
        Atlas atlas = Atlas.load();
        Habits habits = new Habits();
        Timeline timeline = Timeline.ending(lastDay, size.days());
        Stream.Builder<SampleStep> steps = Stream.builder();

        Library library = new Library(
                new ContentGenerator(atlas, timeline).generate(size.items(), dice.split(), steps), timeline);
        List<Persona> personas = new HcpGenerator(atlas, timeline, habits).generate(size.hcps(), dice.split());
        Onboarding onboarding = new Onboarding(atlas, timeline);
        ConsentHabits consents = new ConsentHabits(timeline, habits);
        SampleRequests requests = new SampleRequests(atlas, timeline, habits);
        Map<Persona, Permissions> permissions = new LinkedHashMap<>();
        for (Persona persona : personas) {
            Dice own = dice.split();
            onboarding.generate(persona, own.split(), steps);
            permissions.put(persona, consents.generate(persona, own.split(), steps));
            requests.generate(persona, own.split(), steps);
        }
        new VisitGenerator(atlas, timeline, habits, library).generate(personas, size.actions(), dice.split(), steps);
        Outreach outreach = new Outreach(atlas, timeline);
        permissions.forEach((persona, permitted) -> outreach.generate(persona, permitted, dice.split(), steps));
        return Sample.of(seed, lastDay, size, steps.build());
    }
}
