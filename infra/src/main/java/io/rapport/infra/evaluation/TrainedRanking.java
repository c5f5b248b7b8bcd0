package io.rapport.infra.evaluation;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.BehaviouralWeights;
import io.rapport.domain.ranking.Chance;
import io.rapport.domain.ranking.Choices;
import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.ItemFacts;
import io.rapport.domain.ranking.ListPolicy;
import io.rapport.domain.ranking.RankedItem;
import io.rapport.domain.ranking.Ranker;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.ranking.ReadingHistory;
import io.rapport.domain.ranking.Touch;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ours: the code that serves. A content is published at its first event, and whoever caused that counts as its author. The
 * model is trained at the beginning of the window and then every four weeks, on the choices of the four months before.
 */
final class TrainedRanking implements Contender {

    private static final long TRAINED_FOR = Duration.ofDays(28).toSeconds();
    private static final long TRAINED_ON = Duration.ofDays(120).toSeconds();
    private static final int MOST_CHOICES = 12_000;
    private static final int FEWEST_CHOICES = 200;
    private static final ConsentTarget TARGET = ConsentTarget.of(Channel.WEB);

    private final String name;
    private final Naming people;
    private final Naming contents;
    private final long from;
    private final ReadingHistory history = new ReadingHistory();
    private final Ranker ranker;
    private final Choices choices;
    private final Function<Choices, RankingModel> trainer;
    private @Nullable RankingModel model;
    private long trainedAt;

    TrainedRanking(
            String name,
            Function<Choices, RankingModel> trainer,
            ListPolicy policy,
            Naming people,
            Naming contents,
            long from,
            long seed) {
        this.name = name;
        this.trainer = trainer;
        this.people = people;
        this.contents = contents;
        this.from = from;
        this.ranker = new Ranker(history, policy);
        this.choices = new Choices(MOST_CHOICES, seed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void before(long at) {
        if (model == null || at - trainedAt >= TRAINED_FOR) {
            trainedAt = model == null ? from : trainedAt + TRAINED_FOR;
            model = choices.size() < FEWEST_CHOICES ? BehaviouralWeights.MODEL : trainer.apply(choices);
        }
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        RankingModel current = model;
        if (current == null) {
            throw new IllegalStateException("asked before it was prepared");
        }
        Question question = new Question(Asker.of(new HcpId(people.id(person))), at * 1000, candidates, limit);
        List<RankedItem> list = ranker.rank(
                        current.scorer(),
                        current.temperature(),
                        question,
                        new Chance(31 * at + people.id(person).hashCode()))
                .items();
        return list.stream().mapToInt(RankedItem::index).toArray();
    }

    @Override
    public void chosen(int person, long at, int[] candidates, int content) {
        if (at > from - TRAINED_ON) {
            choices.add(history, Asker.of(new HcpId(people.id(person))), at * 1000, candidates, content);
        }
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {
        ContentId id = new ContentId(contents.id(content));
        HcpId reader = new HcpId(people.id(person));
        if (history.itemCount() == content) {
            history.publish(id, new ItemFacts(List.of(), null, reader.value()), at * 1000);
        }
        history.touch(new Touch(id, reader, at * 1000, TARGET, true, null));
    }
}
