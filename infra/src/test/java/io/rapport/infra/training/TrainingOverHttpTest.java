package io.rapport.infra.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.infra.demo.Sample;
import io.rapport.infra.demo.SampleLoader;
import io.rapport.infra.demo.SampleSize;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A portal's log becomes a model, which other people let serve. */
@RapportTest
@TestPropertySource(properties = "spring.application.name=training-test")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingOverHttpTest {

    private static final String TRAININGS = "/api/v1/trainings";
    private static final SampleSize SIZE = new SampleSize(320, 200, 20_000, 90);

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private JdbcClient jdbc;

    private Api olga = Api.withToken(null, 0);
    private Api ruth = Api.withToken(null, 0);
    private Api portal = Api.withToken(null, 0);

    @BeforeAll
    void live() {
        olga = Api.as(Role.OPERATOR, "olga", port);
        ruth = Api.as(Role.REVIEWER, "ruth", port);
        portal = Api.as(Role.PORTAL, "portal", port);
        new SampleLoader(dispatcher, vault, fingerprints)
                .load(Sample.generate(7, LocalDate.parse("2026-11-20"), SIZE), (_, _) -> {});
    }

    @Test
    @Order(1)
    void a_model_is_trained_on_the_log_and_told_of_with_figures_and_lineage() {
        Answer asked = olga.post(TRAININGS, request("first"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);

        JsonNode training = ended("first");

        assertThat(training.path("stage").asString()).as(training.toString()).isEqualTo("completed");
        JsonNode card = await().until(
                        () -> olga.get("/api/v1/models/first").json(),
                        read -> read.at("/evaluation/metrics/0").isObject());
        assertThat(card.at("/phase").asString()).isEqualTo("evaluated");
        assertThat(card.at("/lineage/toPosition").asLong())
                .isEqualTo(training.path("toPosition").asLong());
        assertThat(card.at("/lineage/readers").asInt()).isBetween(2, SIZE.hcps());
        assertThat(card.at("/evaluation/metrics/0/name").asString()).isEqualTo("ndcg-at-10");
        assertThat(card.at("/evaluation/metrics/0/value").asDouble()).isBetween(0.01, 1.0);
        assertThat(card.at("/trainedBy").asString()).isEqualTo("olga");
    }

    @Test
    @Order(2)
    void the_same_log_and_seed_give_the_same_model() {
        long to = trainedTo("first");
        olga.post(TRAININGS, request("second"));
        ended("second");

        assertThat(trainedTo("second")).isGreaterThan(to);
        assertThat(fit("second")).isEqualTo(fit("first"));
    }

    private long trainedTo(String model) {
        return olga.get(TRAININGS + "/" + model).json().path("toPosition").asLong();
    }

    private String fit(String model) {
        return jdbc.sql("select artefact || training_set from training.run where model_id = :model")
                .param("model", model)
                .query(String.class)
                .single();
    }

    @Test
    @Order(3)
    void what_was_cut_short_goes_on_with_the_model_that_it_had_fitted() {
        jdbc.sql("""
                insert into training.run
                    (model_id, algorithm, purpose, seed, window_days, requested_by, requested_at, stage, to_position,
                     trained_at, artefact, training_set, choices, rows, readers)
                select 'resumed', algorithm, purpose, seed, window_days, requested_by, requested_at, 'evaluating',
                     to_position, trained_at, artefact, training_set, choices, 4711, readers
                from training.run where model_id = 'first'
                """).update();

        assertThat(ended("resumed").path("stage").asString()).isEqualTo("completed");
        JsonNode card = await().until(
                        () -> olga.get("/api/v1/models/resumed").json(),
                        read -> read.at("/evaluation/metrics/0").isObject());
        assertThat(card.at("/lineage/rows").asLong()).isEqualTo(4_711);
        assertThat(card.at("/evaluation/metrics"))
                .isEqualTo(olga.get("/api/v1/models/first").json().at("/evaluation/metrics"));
    }

    @Test
    @Order(4)
    void a_model_serves_when_others_have_let_it_and_its_lists_are_made_again_to_the_bit() {
        assertThat(lists()).noneMatch(list -> list.path("level").asString().equals("model"));
        letServe("first");

        List<JsonNode> byModel = lists().stream()
                .filter(list -> list.path("level").asString().equals("model"))
                .toList();

        assertThat(byModel)
                .isNotEmpty()
                .allSatisfy(list -> assertThat(list.path("model").asString()).isEqualTo("first"));
        Answer again = ruth.get(
                "/api/v1/recommendations/" + byModel.getFirst().path("id").asString() + "/replay");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("identical").asBoolean()).isTrue();
        assertThat(again.json().path("model").asString()).isEqualTo("first");
    }

    @Test
    @Order(5)
    void a_model_in_service_is_looked_at_on_the_newest_reads() {
        JsonNode look = await().atMost(Duration.ofSeconds(30))
                .until(() -> ruth.get("/api/v1/models/first/drift").json().at("/looks/0"), JsonNode::isObject);

        assertThat(look.path("reads").asLong()).isPositive();
        assertThat(look.path("ndcg").asDouble())
                .isBetween(look.path("lower").asDouble(), look.path("upper").asDouble());
        assertThat(look.path("drifted").asBoolean())
                .isEqualTo(look.path("upper").asDouble() < look.path("expected").asDouble());
    }

    @Test
    @Order(5)
    void a_model_is_to_be_replaced_when_somebody_withdraws_whom_it_has_learnt_from() {
        String reader = IntStream.rangeClosed(1, SIZE.hcps())
                .mapToObj("hcp-%04d"::formatted)
                .filter(hcp -> level(hcp).equals("model"))
                .findFirst()
                .orElseThrow();

        new Portal(port).decide(reader, "withdraw", "personalisation");

        assertThat(level(reader)).isEqualTo("segment");
        await().untilAsserted(() -> assertThat(Instant.parse(
                        olga.get("/api/v1/models/first").json().path("dueBy").asString()))
                .isAfter(Instant.now()));
    }

    private String level(String hcp) {
        return portal.get("/api/v1/hcps/" + hcp + "/recommendations")
                .json()
                .path("level")
                .asString();
    }

    private void letServe(String model) {
        String path = "/api/v1/models/" + model;
        assertThat(olga.post(path + "/submission", "").status()).isEqualTo(200);
        Answer approval = ruth.post(path + "/approval", "{\"justification\": \"A sample.\"}");
        assertThat(approval.status()).as(approval.body()).isEqualTo(200);
        Answer deployed = olga.post(path + "/deployment", "{\"sharePercent\": 100}");
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        portal.get("/api/v1/hcps/hcp-0001/recommendations?min-position="
                + deployed.json().path("position").asLong());
    }

    private List<JsonNode> lists() {
        return IntStream.rangeClosed(1, SIZE.hcps())
                .mapToObj(i -> portal.get("/api/v1/hcps/hcp-%04d/recommendations".formatted(i)))
                .filter(answer -> answer.status() == 200)
                .map(Answer::json)
                .toList();
    }

    @Test
    @Order(6)
    void a_training_of_a_name_is_asked_for_once_and_ended_once() {
        assertThat(olga.post(TRAININGS, request("first")).problem()).isEqualTo("training-exists");
        assertThat(olga.send("DELETE", TRAININGS + "/first", "").problem()).isEqualTo("training-ended");
        assertThat(olga.send("DELETE", TRAININGS + "/none", "").problem()).isEqualTo("unknown-training");
        assertThat(olga.get(TRAININGS + "/none").problem()).isEqualTo("unknown-training");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"modelId\": \"Not a name\", \"purpose\": \"p\"} | modelId",
                "{\"modelId\": \"a\"} | purpose",
                "{\"modelId\": \"a\", \"purpose\": \"p\", \"algorithm\": \"guesswork\"} | algorithm",
                "{\"modelId\": \"a\", \"purpose\": \"p\", \"windowDays\": 6} | windowDays",
                "{\"modelId\": \"a\", \"purpose\": \"p\", \"windowDays\": 3651} | windowDays",
                "{\"modelId\": \"a\", \"purpose\": \"p\", \"seed\": \"x\"} | seed"
            })
    void what_is_no_request_names_the_field(String body, String field) {
        Answer answer = olga.post(TRAININGS, body);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void who_reviews_models_does_not_train_them() {
        assertThat(ruth.post(TRAININGS, request("mine")).status()).isEqualTo(403);
        assertThat(portal.get(TRAININGS).status()).isEqualTo(403);
    }

    private static String request(String model) {
        return "{\"modelId\": \"%s\", \"purpose\": \"Ranks what may be offered.\", \"seed\": 7}".formatted(model);
    }

    private JsonNode ended(String model) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> olga.get(TRAININGS + "/" + model).json(),
                        run -> List.of("completed", "failed")
                                .contains(run.path("stage").asString()));
    }
}
