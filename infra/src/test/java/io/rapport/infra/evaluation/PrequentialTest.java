package io.rapport.infra.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrequentialTest {

    /** What was asked, in words. */
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_target_is_new_to_an_experienced_person_and_known_from_somebody_else() {
        ask(0, 100, view(1, "ann", "a"), view(2, "bob", "b"), view(3, "ann", "b"));

        assertThat(asked).containsExactly("3 ann b of [b]");
    }

    @Test
    void a_first_content_and_a_content_of_ones_own_are_no_targets() {
        ask(0, 100, view(1, "ann", "a"), view(2, "bob", "a"), view(3, "ann", "b"), view(4, "ann", "a"));

        assertThat(asked).isEmpty();
    }

    @Test
    void all_that_others_touched_before_is_a_candidate() {
        ask(
                0,
                100,
                view(1, "ann", "a"),
                view(2, "bob", "b"),
                view(3, "bob", "c"),
                view(4, "ann", "c"),
                view(5, "ann", "b"));

        assertThat(asked).containsExactly("4 ann c of [b, c]", "5 ann b of [b]");
    }

    @Test
    void the_window_begins_after_from_and_ends_with_to() {
        ask(
                3,
                5,
                view(1, "ann", "a"),
                view(2, "bob", "b"),
                view(2, "bob", "c"),
                view(2, "bob", "d"),
                view(3, "ann", "b"),
                view(5, "ann", "c"),
                view(6, "ann", "d"));

        assertThat(asked).containsExactly("5 ann c of [c, d]");
    }

    @Test
    void rows_of_one_second_are_in_the_order_of_person_content_and_type() {
        List<Interaction> rows = new ArrayList<>(List.of(
                new Interaction(1, "b", "a", "VIEW"),
                new Interaction(1, "a", "b", "VIEW"),
                new Interaction(1, "a", "a", "VIEW"),
                new Interaction(1, "a", "a", "LIKE")));
        rows.sort(Interaction.ORDER);

        assertThat(rows.stream().map(row -> row.person() + row.content() + row.type()))
                .containsExactly("aaLIKE", "aaVIEW", "abVIEW", "baVIEW");
    }

    private void ask(long from, long to, Interaction... interactions) {
        Prequential run = new Prequential(Arrays.asList(interactions), from, to);
        run.run(List.of(new Listening(run)), (contender, target, top, nanos) -> {});
    }

    private static Interaction view(long at, String person, String content) {
        return new Interaction(at, person, content, "VIEW");
    }

    private final class Listening implements Contender {

        private final Prequential run;
        private int[] candidates = {};
        private boolean inWindow;

        Listening(Prequential run) {
            this.run = run;
        }

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public int[] top(int person, long at, int[] candidates, int limit) {
            this.candidates = candidates;
            inWindow = true;
            return candidates;
        }

        @Override
        public void chosen(int person, long at, int[] candidates, int content) {
            if (inWindow) {
                asked.add(at + " " + run.people().id(person) + " "
                        + run.contents().id(content) + " of "
                        + Arrays.stream(this.candidates)
                                .mapToObj(run.contents()::id)
                                .toList());
            }
            inWindow = false;
        }

        @Override
        public void observe(int person, int content, long at, boolean first) {}
    }
}
