package io.rapport.infra.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** All items with how much they draw on each day: most in their first weeks, what is of lasting use for longer. */
final class Library {

    private static final double LASTING_SHARE = 0.12;

    private final List<Item> items;
    private final Timeline timeline;
    private final float[][] draw;

    Library(List<Item> items, Timeline timeline) {
        this.items = items;
        this.timeline = timeline;
        this.draw = new float[timeline.days()][];
        for (int day = 0; day < draw.length; day++) {
            draw[day] = drawOn(timeline.day(day));
        }
    }

    List<Item> items() {
        return items;
    }

    Item item(int index) {
        return items.get(index);
    }

    /** How much an item draws whoever is free to see it all day. */
    double draw(int index, LocalDate day) {
        return draw[timeline.index(day)][index];
    }

    private float[] drawOn(LocalDate day) {
        Instant start = Timeline.startOf(day);
        Instant end = Timeline.startOf(day.plusDays(1));
        float[] weights = new float[items.size()];
        for (int i = 0; i < weights.length; i++) {
            Item item = items.get(i);
            boolean visible = item.from().isBefore(end) && !item.until().isBefore(end);
            weights[i] = visible ? (float) (item.appeal() * freshness(item, start)) : 0;
        }
        return weights;
    }

    private static double freshness(Item item, Instant at) {
        double days = Math.max(0, Duration.between(item.from(), at).toHours() / 24.0);
        double lifetime = switch (item.profile().type()) {
            case ARTICLE, WEBINAR, PODCAST -> 14;
            case VIDEO, CASE_STUDY -> 24;
            case GUIDELINE, BROCHURE, COURSE -> 70;
        };
        return LASTING_SHARE + (1 - LASTING_SHARE) * StrictMath.exp(-days / lifetime);
    }
}
