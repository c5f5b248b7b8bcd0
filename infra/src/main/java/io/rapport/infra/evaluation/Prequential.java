package io.rapport.infra.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Walks interactions in their order and asks every contender at each target, before it is observed. A target is a
 * person's first event on a content, in the window, where the person has touched a content before and somebody else has
 * touched this one. All contents that were touched before, by anybody but this person, are candidates.
 */
final class Prequential {

    private static final int LIMIT = 10;

    private final List<Interaction> interactions;
    private final long from;
    private final long to;
    private final Naming people = new Naming();
    private final Naming contents = new Naming();
    private final List<BitSet> touched = new ArrayList<>();
    private long[] firstAt = new long[1024];
    private int contentsBefore;

    /**
     * @param from in seconds since 1970; the window begins after it
     * @param to the last second of the window
     */
    Prequential(List<Interaction> interactions, long from, long to) {
        this.interactions = interactions;
        this.from = from;
        this.to = to;
    }

    Naming people() {
        return people;
    }

    Naming contents() {
        return contents;
    }

    /** What a contender listed for a target, and how long it took. */
    interface Listener {
        void listed(Contender contender, Target target, int[] top, long nanos);
    }

    /**
     * @param age of the content, in seconds since its first event
     */
    record Target(long at, int person, int content, long age) {}

    /** How many contents were seen up to the end of the window. */
    int run(List<Contender> contenders, Listener listener) {
        for (Interaction interaction : interactions) {
            if (interaction.at() > to) {
                break;
            }
            int person = people.number(interaction.person());
            int content = contents.number(interaction.content());
            if (person == touched.size()) {
                touched.add(new BitSet());
            }
            boolean known = content < contentsBefore;
            BitSet own = touched.get(person);
            boolean first = !own.get(content);
            if (first && known && !own.isEmpty()) {
                ask(
                        contenders,
                        new Target(interaction.at(), person, content, interaction.at() - firstAt[content]),
                        own,
                        listener);
            }
            if (!known) {
                remember(content, interaction.at());
            }
            own.set(content);
            for (Contender contender : contenders) {
                contender.observe(person, content, interaction.at(), first);
            }
        }
        return contents.size();
    }

    private void remember(int content, long at) {
        if (content == firstAt.length) {
            firstAt = Arrays.copyOf(firstAt, firstAt.length * 2);
        }
        firstAt[content] = at;
        contentsBefore = content + 1;
    }

    private void ask(List<Contender> contenders, Target target, BitSet own, Listener listener) {
        int[] candidates = new int[contentsBefore - own.cardinality()];
        int next = 0;
        for (int content = own.nextClearBit(0); content < contentsBefore; content = own.nextClearBit(content + 1)) {
            candidates[next++] = content;
        }
        for (Contender contender : contenders) {
            if (target.at() > from) {
                contender.before(target.at());
                long start = System.nanoTime();
                int[] top = contender.top(target.person(), target.at(), candidates, LIMIT);
                listener.listed(contender, target, top, System.nanoTime() - start);
            }
            contender.chosen(target.person(), target.at(), candidates, target.content());
        }
    }
}
