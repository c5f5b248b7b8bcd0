package io.rapport.infra.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.ModelId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TrainingJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Olga runs models, Ruth reviews them, Cleo is of compliance. */
@RapportTest
class ModelOverHttpTest {

    private static final String MODELS = "/api/v1/models";
    private static final String REASON = "{\"reason\": \"Clicks fell by a tenth.\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    private final List<ModelId> trained = new ArrayList<>();
    private TrainingJob job;
    private Api olga;
    private Api ruth;
    private Api cleo;

    @BeforeEach
    void people() {
        job = new TrainingJob(dispatcher);
        olga = Api.as(Role.OPERATOR, "olga", port);
        ruth = Api.as(Role.REVIEWER, "ruth", port);
        cleo = Api.as(Role.COMPLIANCE, "cleo", port);
    }

    /** All tests share one register, in which one model serves. */
    @AfterEach
    void leaveNothingServing() {
        trained.forEach(model -> olga.post(path(model) + "/retirement", REASON));
    }

    @Test
    void a_model_goes_from_submission_to_serving_and_back() {
        ModelId spring = approved();
        ModelId summer = approved();
        accepted(olga.post(path(spring) + "/deployment", "{\"sharePercent\": 100}"));
        accepted(olga.post(path(summer) + "/shadow", ""));
        accepted(olga.post(path(summer) + "/deployment", "{\"sharePercent\": 10}"));
        Answer full = accepted(olga.post(path(summer) + "/deployment", "{\"sharePercent\": 100}"));
        assertThat(phase(spring, full)).isEqualTo("superseded");
        assertThat(phase(summer, full)).isEqualTo("in-full");

        Answer back = accepted(cleo.post(path(summer) + "/rollback", REASON));
        assertThat(phase(spring, back)).isEqualTo("in-full");
        assertThat(phase(summer, back)).isEqualTo("rolled-back");

        Answer rules = accepted(olga.post(path(spring) + "/rollback", REASON));
        assertThat(phase(spring, rules)).isEqualTo("rolled-back");
        assertThat(olga.get(MODELS + "?limit=1").json().at("/items/0/phase").asString())
                .isNotEqualTo("in-full");
    }

    @Test
    void a_card_tells_all_about_a_model_and_who_did_what_and_why() {
        ModelId model = newId();
        job.train(model, "Ranks what is eligible.");
        job.evaluateUnevenly(model);
        accepted(olga.post(path(model) + "/submission", ""));
        accepted(ruth.post(path(model) + "/approval", "{\"justification\": \"Content for nurses is on its way.\"}"));
        Instant due = Instant.parse("2026-04-09T12:00:00Z");
        long position = job.markForReplacement(model, due);

        JsonNode card = ruth.get(path(model) + "?min-position=" + position).json();
        assertThat(card.path("phase").asString()).isEqualTo("approved");
        assertThat(card.path("algorithm").asString()).isEqualTo("lambdamart");
        assertThat(card.at("/lineage/toPosition").asLong()).isEqualTo(4_711);
        assertThat(card.at("/lineage/consentFilter").valueStream().map(JsonNode::asString))
                .containsExactly("analytics", "personalisation");
        assertThat(card.at("/features/0/name").asString()).isEqualTo("topic-affinity");
        assertThat(card.at("/evaluation/metrics/0/baseline").asDouble()).isEqualTo(0.39);
        assertThat(card.at("/evaluation/metrics/1/baseline").isNull()).isTrue();
        assertThat(card.at("/evaluation/audit/1/qualityRatio").asDouble()).isEqualTo(0.69);
        assertThat(card.at("/evaluation/audit")
                        .valueStream()
                        .map(finding -> finding.path("flagged").asBoolean()))
                .containsExactly(false, true, false);
        assertThat(card.path("trainedBy").asString()).isEqualTo("training-job");
        assertThat(card.path("submittedBy").asString()).isEqualTo("olga");
        assertThat(card.path("reviewer").asString()).isEqualTo("ruth");
        assertThat(card.path("justification").asString()).isEqualTo("Content for nurses is on its way.");
        assertThat(Instant.parse(card.path("dueBy").asString())).isEqualTo(due);
        assertThat(card.path("life").valueStream().map(step -> step.path("step").asString()))
                .containsExactly("trained", "evaluated", "submitted", "approved", "marked-for-replacement");
        assertThat(card.at("/life/3/by").asString()).isEqualTo("ruth");
        assertThat(card.at("/life/3/why").asString()).isEqualTo("Content for nurses is on its way.");
        assertThat(card.at("/life/4/by").isNull()).isTrue();
    }

    @Test
    void nobody_approves_or_rejects_what_they_submitted() {
        ModelId model = submitted();
        Api olgaWhoReviews = Api.as(Role.REVIEWER, "olga", port);
        refused(olgaWhoReviews.post(path(model) + "/approval", "{}"), 409, "four-eyes-required");
        refused(olgaWhoReviews.post(path(model) + "/rejection", REASON), 409, "four-eyes-required");
    }

    @Test
    void who_trained_a_model_does_not_approve_it() {
        ModelId model = submitted();
        refused(
                Api.as(Role.REVIEWER, TrainingJob.JOB.value(), port).post(path(model) + "/approval", "{}"),
                409,
                "four-eyes-required");
    }

    @Test
    void a_flagged_group_needs_a_justification() {
        ModelId model = newId();
        job.train(model, "Ranks what is eligible.");
        job.evaluateUnevenly(model);
        accepted(olga.post(path(model) + "/submission", ""));
        Answer answer = refused(ruth.post(path(model) + "/approval", ""), 409, "justification-required");
        assertThat(answer.field()).isEqualTo("justification");
    }

    @Test
    void only_what_is_approved_serves() {
        ModelId model = submitted();
        refused(olga.post(path(model) + "/deployment", "{\"sharePercent\": 100}"), 409, "model-not-approved");
        refused(olga.post(path(model) + "/deployment", "{\"sharePercent\": 1}"), 409, "model-not-approved");
        refused(olga.post(path(model) + "/shadow", ""), 409, "model-not-approved");
        accepted(ruth.post(path(model) + "/rejection", REASON));
        refused(olga.post(path(model) + "/submission", ""), 409, "wrong-model-phase");
        refused(olga.post(path(model) + "/deployment", "{\"sharePercent\": 100}"), 409, "model-not-approved");
    }

    @Test
    void there_is_one_challenger_and_one_shadow_at_a_time() {
        ModelId challenger = approved();
        ModelId shadow = approved();
        ModelId third = approved();
        accepted(olga.post(path(challenger) + "/deployment", "{\"sharePercent\": 10}"));
        accepted(olga.post(path(shadow) + "/shadow", ""));
        refused(olga.post(path(third) + "/deployment", "{\"sharePercent\": 10}"), 409, "another-challenger");
        refused(olga.post(path(third) + "/shadow", ""), 409, "another-shadow");
        refused(olga.post(path(third) + "/rollback", REASON), 409, "model-not-deployed");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment, '{\"sharePercent\": 0}', 422, invalid-value, sharePercent",
        "deployment, '{\"sharePercent\": 101}', 422, invalid-value, sharePercent",
        "deployment, '{}', 400, wrong-shape, sharePercent",
        "retirement, '{}', 400, wrong-shape, reason",
        "rollback, '{\"reason\": \" \"}', 422, invalid-value, reason"
    })
    void what_is_wrong_with_a_request_is_named(String step, String body, int status, String problem, String field) {
        Answer answer = refused(olga.post(path(new ModelId("never-trained")) + "/" + step, body), status, problem);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void a_model_that_was_never_trained_is_not_found() {
        String nothing = path(new ModelId("never-trained"));
        refused(olga.get(nothing), 404, "unknown-model");
        refused(olga.post(nothing + "/submission", ""), 404, "unknown-model");
        refused(olga.get(MODELS + "/NOT-AN-ID"), 400, "invalid-parameter");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void only_operators_submit_deploy_and_retire(Role role) {
        Api other = as(role);
        String model = path(new ModelId("never-trained"));
        List.of("/submission", "/shadow", "/deployment", "/retirement")
                .forEach(step -> assertThat(other.post(model + step, "{}").status())
                        .as(step)
                        .isEqualTo(403));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEWER")
    void only_reviewers_approve_and_reject(Role role) {
        Api other = as(role);
        String model = path(new ModelId("never-trained"));
        assertThat(other.post(model + "/approval", "{}").status()).isEqualTo(403);
        assertThat(other.post(model + "/rejection", REASON).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void operators_and_compliance_roll_back(Role role) {
        boolean may = role == Role.OPERATOR || role == Role.COMPLIANCE;
        assertThat(as(role).post(path(new ModelId("never-trained")) + "/rollback", REASON)
                        .status())
                .isEqualTo(may ? 404 : 403);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void operators_reviewers_compliance_and_analysts_read(Role role) {
        boolean may = List.of(Role.OPERATOR, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST)
                .contains(role);
        assertThat(as(role).get(MODELS).status()).isEqualTo(may ? 200 : 403);
        assertThat(as(role).get(path(new ModelId("never-trained"))).status()).isEqualTo(may ? 404 : 403);
    }

    @Test
    void what_the_training_job_records_has_no_way_in_over_http() {
        String model = path(new ModelId("never-trained"));
        List.of("/training", "/evaluation", "/mark")
                .forEach(step -> assertThat(olga.post(model + step, "{}").status())
                        .as(step)
                        .isEqualTo(404));
        assertThat(olga.post(MODELS, "{}").status()).isEqualTo(403);
    }

    private Api as(Role role) {
        return role == Role.HCP ? Api.asHcp("hcp-anybody", port) : Api.as(role, port);
    }

    private ModelId newId() {
        ModelId model = new ModelId("model-" + UUID.randomUUID());
        trained.add(model);
        return model;
    }

    private ModelId submitted() {
        ModelId model = newId();
        job.train(model, "Ranks what is eligible.");
        job.evaluate(model);
        accepted(olga.post(path(model) + "/submission", ""));
        return model;
    }

    private ModelId approved() {
        ModelId model = submitted();
        accepted(ruth.post(path(model) + "/approval", ""));
        return model;
    }

    private String phase(ModelId model, Answer after) {
        return olga.get(path(model) + "?min-position=" + after.position())
                .json()
                .path("phase")
                .asString();
    }

    private static String path(ModelId model) {
        return MODELS + "/" + model.value();
    }

    private static Answer accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Answer refused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        return answer;
    }
}
