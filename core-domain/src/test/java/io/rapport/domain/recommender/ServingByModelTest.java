package io.rapport.domain.recommender;

import static io.rapport.domain.recommender.Portal.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent.ModelApproved;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelRetired;
import io.rapport.domain.governance.ModelEvent.ModelRolledBack;
import io.rapport.domain.governance.ModelEvent.ModelShadowed;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.ShadowList;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which model ranks whose lists is for the log to say, and what it ranks by for the artefact that was approved. */
class ServingByModelTest {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final ModelId OLDEST_FIRST = new ModelId("oldest-first");
    private static final ModelDigest ARTEFACT = new ModelDigest("5e".repeat(32));
    private static final long TRAINED_UP_TO = 12;
    private static final Actor OLGA = new Actor("olga");
    private static final Actor RUTH = new Actor("ruth");
    private static final FreeText REASON = new FreeText("Clicks fell.");

    private final Portal portal = new Portal();
    private final List<ContentId> byAge = new ArrayList<>();
    private HcpId ada = new HcpId("ada");

    @BeforeEach
    void readAndTrain() {
        portal.holds(digest -> digest.equals(ARTEFACT)
                ? Optional.of(new LinearModel(Map.of(Feature.NEWER, 1.0), 1))
                : Optional.empty());
        ada = portal.consenting("ada", "cardiology");
        portal.views(ada, portal.published("read"), 100);
        for (int i = 0; i < 8; i++) {
            byAge.add(portal.published("item-" + i));
        }
        portal.happens(trained(ARTEFACT));
    }

    @Test
    void a_model_that_is_trained_and_approved_but_not_deployed_ranks_nothing() {
        portal.happens(new ModelApproved(REGISTER, OLDEST_FIRST, RUTH, null, portal.now()));

        assertThat(portal.list(ada, Placement.HOME).level()).isEqualTo(Level.BEHAVIOUR);
    }

    @Test
    void a_model_that_is_deployed_in_full_ranks_and_is_named() {
        deploy(100);

        Recommendation list = portal.list(ada, Placement.WHILE_AWAY);

        assertThat(list.level()).isEqualTo(Level.MODEL);
        assertThat(list.model()).isEqualTo(OLDEST_FIRST);
        assertThat(ids(list)).containsExactlyElementsOf(byAge);
    }

    @Test
    void no_model_ranks_for_who_has_not_agreed_to_personalisation() {
        deploy(100);
        HcpId silent = portal.hcp("silent", "cardiology", Role.PHYSICIAN);
        portal.withdraw(ada, Purpose.PERSONALISATION);

        assertThat(portal.list(silent, Placement.HOME).level()).isEqualTo(Level.SEGMENT);
        assertThat(portal.list(ada, Placement.HOME).level()).isEqualTo(Level.SEGMENT);
    }

    @Test
    void a_challenger_ranks_for_its_share_of_hcps_and_always_for_the_same() {
        deploy(30);
        ContentId read = byAge.getFirst();
        List<HcpId> served = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            HcpId hcp = portal.consenting("hcp-" + i, "cardiology");
            portal.views(hcp, read, 50);
            if (level(hcp) == Level.MODEL) {
                served.add(hcp);
            }
        }
        portal.views(ada, byAge.getLast(), 10);

        assertThat(served).hasSizeBetween(40, 80).allMatch(hcp -> level(hcp) == Level.MODEL);
    }

    private Level level(HcpId hcp) {
        return portal.list(hcp, Placement.HOME).level();
    }

    @Test
    void a_shadow_ranks_what_nobody_is_shown() {
        Recommendation before = portal.list(ada, Placement.HOME);
        portal.happens(new ModelShadowed(REGISTER, OLDEST_FIRST, OLGA));

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(list.level()).isEqualTo(Level.BEHAVIOUR);
        assertThat(ids(list)).containsExactlyInAnyOrderElementsOf(ids(before));
        assertThat(list.shadow()).extracting(ShadowList::model).isEqualTo(OLDEST_FIRST);
    }

    @Test
    void what_cannot_be_loaded_leaves_lists_to_the_weights_of_people() {
        portal.holds(TrainedModels.NONE);
        deploy(100);

        Recommendation list = portal.list(ada, Placement.HOME);

        assertThat(list.level()).isEqualTo(Level.BEHAVIOUR);
        assertThat(list.model()).isNull();
        assertThat(list.items()).isNotEmpty();
    }

    @Test
    void a_model_that_is_rolled_back_ranks_no_more() {
        deploy(100);
        portal.happens(new ModelRolledBack(REGISTER, OLDEST_FIRST, null, OLGA, REASON));

        assertThat(level(ada)).isEqualTo(Level.BEHAVIOUR);
    }

    @Test
    void a_model_is_outdated_when_somebody_takes_back_what_it_may_have_learnt() {
        portal.withdraw(ada, Purpose.PERSONALISATION);

        assertThat(portal.state().outdatedModels()).containsExactly(OLDEST_FIRST);
    }

    @Test
    void a_model_is_outdated_when_somebody_is_erased_whom_it_may_have_learnt_from() {
        portal.erase(ada);

        assertThat(portal.state().outdatedModels()).containsExactly(OLDEST_FIRST);
    }

    @Test
    void a_model_is_not_outdated_by_whom_it_cannot_have_learnt_from() {
        HcpId later = portal.consenting("later", "cardiology");
        portal.views(later, byAge.getFirst(), 50);
        HcpId idle = portal.consenting("idle", "cardiology");
        portal.withdraw(later, Purpose.ANALYTICS);
        portal.withdraw(idle, Purpose.ANALYTICS);

        assertThat(portal.state().outdatedModels()).isEmpty();
    }

    @Test
    void a_model_that_was_trained_while_somebody_withdrew_is_outdated() {
        portal.happens(new ModelRetired(REGISTER, OLDEST_FIRST, OLGA, REASON));
        portal.withdraw(ada, Purpose.PERSONALISATION);
        portal.happens(trained(ARTEFACT));

        assertThat(portal.state().outdatedModels()).containsExactly(OLDEST_FIRST);
    }

    @Test
    void what_is_marked_or_has_ended_is_not_told_again() {
        portal.withdraw(ada, Purpose.PERSONALISATION);
        portal.happens(new ModelMarkedForReplacement(REGISTER, OLDEST_FIRST, portal.now()));

        assertThat(portal.state().outdatedModels()).isEmpty();
        assertThat(portal.state().modelsDue()).isEmpty();

        deploy(100);
        assertThat(portal.state().modelsDue()).containsOnlyKeys(OLDEST_FIRST);
    }

    private void deploy(int share) {
        portal.happens(new ModelDeployed(REGISTER, OLDEST_FIRST, share, OLGA, null));
    }

    private static ModelTrained trained(ModelDigest artefact) {
        return new ModelTrained(
                REGISTER,
                OLDEST_FIRST,
                ModelAlgorithm.LINEAR,
                artefact,
                new FreeText("For a test."),
                new TrainingLineage(
                        1,
                        TRAINED_UP_TO,
                        new TreeSet<>(List.of(Purpose.ANALYTICS, Purpose.PERSONALISATION)),
                        new TrainingSetDigest("7a".repeat(32)),
                        12,
                        3,
                        7,
                        Instant.parse("2026-03-01T00:00:00Z")),
                List.of(),
                List.of(),
                OLGA);
    }
}
