package io.rapport.infra.evaluation;

import io.rapport.infra.evaluation.ReadLists.Read;
import java.time.Duration;

/**
 * User-based nearest neighbours: people are alike by the cosine of what they read, and a content's score is the sum of the
 * likeness of its readers, each read decayed with a half-life of five days.
 */
final class UserKnn implements Contender {

    private static final double HALF_LIFE = Duration.ofDays(5).toSeconds();

    private final Naming contents;
    private final ReadLists reads = new ReadLists();

    UserKnn(Naming contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "user-knn";
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        double[] common = new double[reads.people()];
        for (Read own : reads.ofPerson(person)) {
            for (Read other : reads.ofContent(own.other())) {
                common[other.other()]++;
            }
        }
        double[] scores = new double[contents.size()];
        double size = reads.ofPerson(person).size();
        for (int other = 0; other < common.length; other++) {
            if (common[other] > 0 && other != person) {
                double likeness =
                        common[other] / Math.sqrt(size * reads.ofPerson(other).size());
                for (Read read : reads.ofPerson(other)) {
                    scores[read.other()] += likeness * Math.pow(2, -(at - read.at()) / HALF_LIFE);
                }
            }
        }
        return Top.of(candidates, limit, content -> scores[content], contents);
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {
        if (first) {
            reads.add(person, content, at);
        }
    }
}
