package io.rapport.infra.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What came out for each contender, in the order in which they were entered. */
final class Results {

    private final Map<String, Outcomes> byName = new LinkedHashMap<>();

    Results(List<Contender> contenders) {
        contenders.forEach(contender -> byName.put(contender.name(), new Outcomes()));
    }

    Outcomes of(String contender) {
        Outcomes outcomes = byName.get(contender);
        if (outcomes == null) {
            throw new IllegalArgumentException("no contender is called " + contender);
        }
        return outcomes;
    }

    void forEach(BiConsumer<String, Outcomes> each) {
        byName.forEach(each);
    }
}
