package io.rapport.domain.recommender;

import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.ranking.RankingModel;
import java.util.Optional;

/** The trained models that can be loaded here. What may serve is for the log to say. */
public interface TrainedModels {

    /** None at all. */
    TrainedModels NONE = _ -> Optional.empty();

    /** Empty if there is none whose artefact has this digest. */
    Optional<RankingModel> find(ModelDigest artefact);
}
