package io.rapport.infra.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a contest has measured, by contender. */
record Rounds<S>(Map<String, List<S>> samples) {

    Series series(String contender, ToDoubleFunction<S> figure) {
        List<S> own = samples.get(contender);
        if (own == null) {
            throw new IllegalArgumentException("no contender " + contender);
        }
        return new Series(own.stream().map(figure::applyAsDouble).toList());
    }
}
