package io.rapport.infra.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole sample: all that happens, by day and in order of time. The same seed, last day and size give the same sample
 * on every machine.
 *
 * @param days without those on which nothing happens
 */
public record Sample(long seed, LocalDate lastDay, SampleSize size, List<Day> days) {

    /** One day in UTC and what happens on it. */
    public record Day(LocalDate date, List<SampleStep> steps) {

        public Day {
            steps = List.copyOf(steps);
        }
    }

    public Sample {
        days = List.copyOf(days);
    }

    /** @param lastDay the last day on which anything happens, in UTC: for a load by the day before it starts */
    public static Sample generate(long seed, LocalDate lastDay, SampleSize size) {
        return new SampleGenerator(seed, lastDay, size).generate();
    }

    static Sample of(long seed, LocalDate lastDay, SampleSize size, Stream<SampleStep> steps) {
        SortedMap<LocalDate, List<SampleStep>> byDay = steps.sorted(
                        Comparator.comparing(SampleStep::at).thenComparing(SampleStep::key))
                .collect(Collectors.groupingBy(step -> Timeline.dayOf(step.at()), TreeMap::new, Collectors.toList()));
        return new Sample(
                seed,
                lastDay,
                size,
                byDay.entrySet().stream()
                        .map(day -> new Day(day.getKey(), day.getValue()))
                        .toList());
    }

    /** What tells this sample from others: a load is resumed only with the sample that it began with. */
    public String identity() {
        return "sample-3/" + seed + "/" + lastDay + "/" + size.hcps() + "/" + size.items() + "/" + size.actions() + "/"
                + size.days();
    }

    public Stream<SampleStep> steps() {
        return days.stream().flatMap(day -> day.steps().stream());
    }

    /** How many events the sample makes. */
    public long events() {
        return steps().mapToLong(SampleStep::size).sum();
    }
}
