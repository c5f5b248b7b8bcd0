package io.rapport.infra.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Who touched what first, by person and by content, in the order in which it happened. */
final class ReadLists {

    record Read(int other, long at) {}

    private final List<List<Read>> byPerson = new ArrayList<>();
    private final List<List<Read>> byContent = new ArrayList<>();

    void add(int person, int content, long at) {
        of(byPerson, person).add(new Read(content, at));
        of(byContent, content).add(new Read(person, at));
    }

    List<Read> ofPerson(int person) {
        return of(byPerson, person);
    }

    List<Read> ofContent(int content) {
        return of(byContent, content);
    }

    int people() {
        return byPerson.size();
    }

    private static List<Read> of(List<List<Read>> lists, int number) {
        while (lists.size() <= number) {
            lists.add(new ArrayList<>());
        }
        return lists.get(number);
    }
}
