package io.rapport.infra.evaluation;

import io.rapport.infra.evaluation.ReadLists.Read;

/**
 * Item-based nearest neighbours: contents are alike by the cosine of their readers, and a content's score is the sum of its
 * likeness to what the person has read.
 */
final class ItemKnn implements Contender {

    private final Naming contents;
    private final ReadLists reads = new ReadLists();

    ItemKnn(Naming contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        double[] scores = new double[contents.size()];
        for (Read own : reads.ofPerson(person)) {
            double readers = reads.ofContent(own.other()).size();
            for (Read other : reads.ofContent(own.other())) {
                for (Read read : reads.ofPerson(other.other())) {
                    scores[read.other()] += 1 / Math.sqrt(readers);
                }
            }
        }
        return Top.of(
                candidates,
                limit,
                content -> scores[content] == 0
                        ? 0
                        : scores[content] / Math.sqrt(reads.ofContent(content).size()),
                contents);
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {
        if (first) {
            reads.add(person, content, at);
        }
    }
}
