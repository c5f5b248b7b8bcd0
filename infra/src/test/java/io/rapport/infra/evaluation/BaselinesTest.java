package io.rapport.infra.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private final Naming contents = new Naming();
    private final int a = contents.number("a");
    private final int b = contents.number("b");
    private final int c = contents.number("c");
    private final int[] all = {a, b, c};

    @Test
    void popularity_counts_first_touches_and_lets_them_decay() {
        Popularity popularity = new Popularity("p", contents, Duration.ofHours(2));
        popularity.observe(0, a, 0, true);
        popularity.observe(1, a, 0, true);
        popularity.observe(2, b, 7_200 * 2, true);
        popularity.observe(2, b, 7_200 * 2, false);

        assertThat(popularity.top(9, 7_200 * 2, all, 3)).containsExactly(b, a, c);
        assertThat(new Popularity("ever", contents, null).top(9, 0, all, 3)).containsExactly(a, b, c);
    }

    @Test
    void newest_first_goes_by_the_first_event() {
        NewestFirst newest = new NewestFirst(contents);
        observe(newest, List.of(a, b, c, a));

        assertThat(newest.top(9, 100, all, 3)).containsExactly(c, b, a);
    }

    @Test
    void neighbours_recommend_what_they_read() {
        for (Contender knn : List.of(new UserKnn(contents), new ItemKnn(contents))) {
            knn.observe(1, a, 0, true);
            knn.observe(1, c, 1, true);
            knn.observe(2, b, 2, true);
            knn.observe(0, a, 3, true);

            assertThat(knn.top(0, 4, new int[] {b, c}, 2)).as(knn.name()).containsExactly(c, b);
        }
    }

    private static void observe(Contender contender, List<Integer> contents) {
        long at = 0;
        boolean[] seen = new boolean[10];
        for (int content : contents) {
            contender.observe(0, content, at++, !seen[content]);
            seen[content] = true;
        }
    }
}
