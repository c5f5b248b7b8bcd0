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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What anybody may read about models, without a token. */
@RapportTest
class ModelPageTest {

    private static final String API = "/api/v1/models/";
    private static final String ATTACK = "<script>alert(1)</script>\" onload='x' &amp;";

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private JdbcClient jdbc;

    private final List<ModelId> trained = new ArrayList<>();
    private TrainingJob job;
    private Api anybody;
    private Api olga;
    private Api ruth;

    @BeforeEach
    void people() {
        job = new TrainingJob(dispatcher);
        anybody = Api.withToken(null, port);
        olga = Api.as(Role.OPERATOR, "olga-the-operator", port);
        ruth = Api.as(Role.REVIEWER, "ruth-the-reviewer", port);
    }

    @AfterEach
    void leaveNothingServing() {
        trained.forEach(model -> olga.post(API + model.value() + "/retirement", "{\"reason\": \"The test is over.\"}"));
    }

    @Test
    void a_card_tells_what_a_model_is_and_names_nobody() {
        ModelId model = train("Ranks what is eligible.");
        job.evaluateUnevenly(model);
        post(olga, model, "submission", "");
        post(ruth, model, "approval", "{\"justification\": \"Content for nurses is on its way.\"}");
        post(olga, model, "deployment", "{\"sharePercent\": 100}");
        see(job.markForReplacement(model, Instant.parse("2026-04-09T12:00:00Z")));

        String card = page("/models/" + model.value());
        assertThat(card)
                .contains(
                        "Ranks what is eligible.",
                        "Knows nothing of HCPs who read for the first time.",
                        "ndcg-at-10",
                        "0.420",
                        "below four fifths",
                        "Content for nurses is on its way.",
                        "events 1 to 4,711",
                        "analytics, personalisation",
                        "topic-affinity",
                        "5e".repeat(32),
                        "Deployed to 100 % of HCPs",
                        "9 Apr 2026, 12:00 UTC")
                .contains("reviewer", "operator", "training job")
                .doesNotContain("ruth", "olga", "training-job");
    }

    @Test
    void a_group_of_so_few_that_they_might_be_known_is_counted_and_not_shown() {
        ModelId model = train("Ranks what is eligible.");
        see(job.evaluate(model));
        assertThat(page("/models/" + model.value()))
                .contains("Groups that are not shown")
                .doesNotContain("forensics");
    }

    @Test
    void what_serves_comes_first() {
        ModelId serving = approved();
        ModelId later = approved();
        see(post(olga, serving, "deployment", "{\"sharePercent\": 100}"));
        String list = page("/models");
        assertThat(list.indexOf(serving.value())).isBetween(0, list.indexOf(later.value()));
        assertThat(list.indexOf("<article")).isLessThan(list.indexOf(serving.value()));
        assertThat(list.substring(list.indexOf("<article"), list.indexOf("</article>")))
                .contains(serving.value(), "in full");
    }

    @Test
    void whatever_somebody_wrote_is_shown_and_not_run() {
        ModelId model = train(ATTACK);
        job.evaluate(model);
        post(olga, model, "submission", "");
        see(post(ruth, model, "rejection", "{\"reason\": \"<img src=x onerror=alert(2)>\"}"));
        List.of(page("/models"), page("/models/" + model.value()))
                .forEach(page -> assertThat(page)
                        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                        .doesNotContain("<script>alert", "<img", "onload='x'"));
        assertThat(page("/models/" + model.value())).contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void an_empty_register_is_a_sentence() {
        train("Ranks what is eligible.");
        jdbc.sql("update read_model_blue.model set register = 'hidden'").update();
        try {
            assertThat(page("/models")).contains("No model was trained yet.").doesNotContain("<table", "<article");
        } finally {
            jdbc.sql("update read_model_blue.model set register = 'next-best-content'")
                    .update();
        }
    }

    @Test
    void pages_run_no_script_but_ours_and_load_nothing_from_elsewhere() {
        Answer answer = anybody.get("/models");
        assertThat(answer.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().get("content-type")).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("style=", "http://", "https://");
        Answer styles = anybody.get("/styles/rapport.css");
        assertThat(styles.status()).isEqualTo(200);
        assertThat(styles.headers().get("content-type")).startsWith("text/css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-trained", "NOT-AN-ID", "%3Cscript%3E"})
    void what_is_no_model_has_a_page_that_says_so(String id) {
        Answer answer = anybody.get("/models/" + id);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("No such model").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models/a/b", "/styles/", "/styles/../application.yaml", "/templates/layout.html"})
    void nothing_else_is_open_with_them(String path) {
        assertThat(anybody.get(path).status()).isNotEqualTo(200);
        assertThat(anybody.post("/models", "{}").status()).isEqualTo(403);
    }

    private ModelId train(String purpose) {
        ModelId model = new ModelId("model-" + UUID.randomUUID());
        trained.add(model);
        see(job.train(model, purpose));
        return model;
    }

    private ModelId approved() {
        ModelId model = train("Ranks what is eligible.");
        job.evaluate(model);
        post(olga, model, "submission", "");
        post(ruth, model, "approval", "");
        return model;
    }

    private static long post(Api person, ModelId model, String step, String body) {
        Answer answer = person.post(API + model.value() + "/" + step, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.position();
    }

    /** Waits until pages include the position. */
    private void see(long position) {
        assertThat(olga.get("/api/v1/models?min-position=" + position).status()).isEqualTo(200);
    }

    private String page(String path) {
        Answer answer = anybody.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
