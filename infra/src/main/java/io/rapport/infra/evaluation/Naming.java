package io.rapport.infra.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for ids, from 0 in the order in which they first occur. */
final class Naming {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    int number(String id) {
        Integer known = numbers.putIfAbsent(id, ids.size());
        if (known != null) {
            return known;
        }
        ids.add(id);
        return ids.size() - 1;
    }

    String id(int number) {
        return ids.get(number);
    }

    int size() {
        return ids.size();
    }
}
