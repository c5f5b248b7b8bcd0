package io.rapport.infra.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.domain.review.ReviewedRecords;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An erasure that ann asked for and bob refused, which compliance then reviews. */
@RapportTest
class ReviewOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REVIEWS = "/api/v1/audit/reviews";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ReviewedRecords records;

    private Api ann;
    private Api bob;
    private Api cleo;
    private String hcp;
    private String review;

    @BeforeEach
    void refuseAnErasure() {
        Compliance compliance = new Compliance(port);
        ann = compliance.ann();
        bob = compliance.bob();
        cleo = Api.as(Role.COMPLIANCE, "cleo", port);
        hcp = new Portal(port).register();
        compliance.request(hcp);
        assertThat(bob.post(Compliance.erasure(hcp) + "/refusal", "{\"reason\": \"Not the person.\"}")
                        .status())
                .isEqualTo(200);
        review = REVIEWS + "/" + reviewed().path("eventId").asString();
    }

    /** An alarm is one of the whole application, which other tests look at. */
    @AfterEach
    void leaveNothingOverdue() {
        dueIn("1 day", "status <> 'signed'");
    }

    private JsonNode reviewed() {
        return Objects.requireNonNull(await().atMost(PATIENCE).until(() -> find(hcp), Objects::nonNull));
    }

    private @Nullable JsonNode find(String hcp) {
        for (JsonNode item :
                ann.get(REVIEWS + "?limit=500&status=opened").json().path("items")) {
            if (item.path("hcpId").asString("").equals(hcp)) {
                return item;
            }
        }
        return null;
    }

    @Test
    void what_a_rule_covers_is_to_be_reviewed_with_its_risk_and_by_a_day() {
        JsonNode opened = reviewed();
        assertThat(opened.path("event").asString()).isEqualTo("erasure.declined");
        assertThat(opened.path("rule").asString()).isEqualTo("erasure");
        assertThat(opened.path("risk").asString()).isEqualTo("high");
        assertThat(opened.path("actedBy").asString()).isEqualTo("bob");
        assertThat(opened.path("overdue").asBoolean()).isFalse();
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(opened.path("dueAt").asString())))
                .isBetween(Duration.ofDays(4), Duration.ofDays(5));
    }

    @Test
    void a_review_opens_no_reviews_of_its_own() {
        assign("cleo");
        look(cleo);
        assertThat(jdbc.sql("select count(*) from read_model.audit_review where event like 'review.%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobody_is_assigned_what_they_did() {
        Answer refused = ann.post(review + "/assignment", "{\"assignee\": \"bob\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("four-eyes-required");
        assertThat(refused.field()).isEqualTo("assignee");
    }

    @Test
    void whoever_looks_is_shown_the_event_as_it_is_in_the_log_with_its_text_in_clear() {
        JsonNode looked = look(cleo).json().path("event");
        assertThat(looked.path("name").asString()).isEqualTo("erasure.declined");
        assertThat(looked.at("/details/reason").asString()).isEqualTo("Not the person.");
        assertThat(looked.at("/circumstances/actor").asString()).isEqualTo("bob");
        assertThat(looked.path("digest").asString())
                .isEqualTo(records.at(looked.path("position").asLong())
                        .orElseThrow()
                        .digest()
                        .value());
    }

    @Test
    void a_review_goes_from_assignment_to_signature() {
        assign("cleo");
        String digest = look(cleo).json().at("/event/digest").asString();
        assertThat(cleo.post(review + "/comments", "{\"comment\": \"The letter is on file.\"}")
                        .status())
                .isEqualTo(200);
        Answer signed = sign(signing("cleo"), "reviewed-with-finding");
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);

        JsonNode detail = ann.get(review + "?min-position=" + signed.position()).json();
        JsonNode signature = detail.at("/review/signature");
        assertThat(detail.at("/review/status").asString()).isEqualTo("signed");
        assertThat(signature.path("by").asString()).isEqualTo("cleo");
        assertThat(signature.path("name").asString()).isEqualTo("cleo");
        assertThat(signature.path("meaning").asString()).isEqualTo("reviewed-with-finding");
        assertThat(signature.path("digest").asString()).isEqualTo(digest);
        assertThat(Instant.parse(signature.path("at").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(detail.path("steps")
                        .valueStream()
                        .map(step -> step.path("step").asString()))
                .containsExactly("opened", "assigned", "looked", "commented", "signed");
        assertThat(detail.at("/steps/3/remark").asString()).isEqualTo("The letter is on file.");
    }

    @Test
    void a_remark_about_an_hcp_is_nowhere_in_clear() {
        assertThat(ann.post(review + "/comments", "{\"comment\": \"She wrote from Lund.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("""
                        select (select count(*) from event_log.event where payload::text like '%from Lund%')
                               + (select count(*) from read_model.audit_review_step s where s::text like '%from Lund%')
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void an_ordinary_token_does_not_sign() {
        assign("cleo");
        look(cleo);
        Answer refused = sign(cleo, "reviewed-without-finding");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("sign-in-again");
        assertThat(refused.headers().get("WWW-Authenticate"))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .contains("max_age=\"300\"");
        assertThat(refused.json().path("maxAge").asInt()).isEqualTo(300);
    }

    @Test
    void an_old_sign_in_does_not_sign() {
        assign("cleo");
        look(cleo);
        Api old = Api.withToken(
                TestServers.tokens()
                        .issueToSigner("cleo", Role.COMPLIANCE, Instant.now().minusSeconds(301)),
                port);
        assertThat(sign(old, "reviewed-without-finding").problem()).isEqualTo("sign-in-again");
    }

    @Test
    void a_sign_in_of_before_the_look_does_not_sign() {
        assign("cleo");
        Api early = Api.withToken(
                TestServers.tokens()
                        .issueToSigner("cleo", Role.COMPLIANCE, Instant.now().minusSeconds(5)),
                port);
        look(cleo);
        Answer refused = sign(early, "reviewed-without-finding");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("sign-in-again");
        assertThat(refused.headers()).containsKey("WWW-Authenticate");
    }

    @Test
    void only_the_assignee_signs() {
        assign("cleo");
        look(ann);
        assertThat(sign(signing("ann"), "reviewed-without-finding").problem()).isEqualTo("not-the-assignee");
    }

    @Test
    void nobody_signs_unseen() {
        assign("cleo");
        assertThat(sign(signing("cleo"), "reviewed-without-finding").problem()).isEqualTo("event-not-looked-at");
    }

    @Test
    void a_finding_is_explained() {
        assign("cleo");
        look(cleo);
        Answer refused = sign(signing("cleo"), "escalated");
        assertThat(refused.problem()).isEqualTo("comment-required");
        assertThat(refused.field()).isEqualTo("meaning");
    }

    @Test
    void nothing_about_a_signed_review_changes() {
        assign("cleo");
        look(cleo);
        assertThat(sign(signing("cleo"), "reviewed-without-finding").status()).isEqualTo(200);
        assertThat(List.of(
                        ann.post(review + "/comments", "{\"comment\": \"Too late.\"}"),
                        ann.post(review + "/look", ""),
                        ann.post(review + "/assignment", "{\"assignee\": \"ann\", \"reason\": \"Mine.\"}"),
                        sign(signing("cleo"), "reviewed-without-finding")))
                .allSatisfy(refused -> assertThat(refused.problem()).isEqualTo("review-signed"));
    }

    @Test
    void a_review_becomes_somebody_elses_for_a_reason() {
        assign("cleo");
        Answer refused = ann.post(review + "/assignment", "{\"assignee\": \"ann\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo("reason");
        assertThat(ann.post(review + "/assignment", "{\"assignee\": \"ann\", \"reason\": \"Cleo is on leave.\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reviews_are_found_by_what_they_are_about() {
        long position = assign("cleo").position();
        String mine = "?limit=500&min-position=" + position + "&assignee=cleo&status=assigned&risk=high&rule=erasure";
        assertThat(ids(mine)).contains(id());
        assertThat(ids(mine + "&due-before=" + Instant.now())).doesNotContain(id());
        assertThat(ids(mine.replace("cleo", "dora"))).isEmpty();
        assertThat(ids("?limit=500&status=signed,opened")).doesNotContain(id());
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        assign("cleo");
        String first = ann.get(REVIEWS + "?limit=1").json().path("next").asString("");
        if (!first.isEmpty()) {
            assertThat(ids("?limit=500&cursor=" + first))
                    .doesNotContain(ids("?limit=1").getFirst());
        }
        assertThat(ids("?limit=500")).doesNotHaveDuplicates().contains(id());
    }

    @ParameterizedTest
    @CsvSource({
        "status=done, status",
        "risk=huge, risk",
        "due-before=soon, due-before",
        "cursor=%21, cursor",
        "limit=0, limit"
    })
    void a_wrong_filter_is_named(String filter, String field) {
        Answer refused = ann.get(REVIEWS + "?" + filter);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void what_nobody_reviews_is_not_found() {
        assertThat(ann.get(REVIEWS + "/nothing").problem()).isEqualTo("unknown-review");
        assertThat(ann.post(REVIEWS + "/nothing/look", "").problem()).isEqualTo("unknown-review");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLIANCE", "HCP"})
    void only_compliance_reviews(Role role) {
        Api other = Api.as(role, port);
        assertThat(other.get(REVIEWS).status()).isEqualTo(403);
        assertThat(other.post(review + "/look", "").status()).isEqualTo(403);
    }

    @Test
    void what_is_open_and_overdue_is_counted() {
        double open = gauge("rapport.review.open");
        assertThat(open).isPositive();
        double overdue = gauge("rapport.review.overdue");
        jdbc.sql("update read_model_blue.audit_review set due_at = now() - interval '1 minute' where event_id = :id")
                .param("id", id())
                .update();
        assertThat(gauge("rapport.review.overdue")).isEqualTo(overdue + 1);
        assertThat(ann.get(review).json().at("/review/overdue").asBoolean()).isTrue();
    }

    @Test
    void an_overdue_review_raises_an_alarm_until_it_is_signed_and_makes_nobody_restart_the_process() {
        dueIn("1 day", "status <> 'signed'");
        assertThat(health().path("status").asString()).isEqualTo("UP");
        assertThat(health().at("/details/overdue/high").asLong()).isZero();

        dueIn("-1 minute", "event_id = '" + id() + "'");
        Answer answer = Api.as(Role.OPERATOR, port).get("/actuator/health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(hcp, id());
        JsonNode alarm = health();
        assertThat(alarm.path("status").asString()).isEqualTo("ALARM");
        assertThat(alarm.at("/details/overdue/high").asLong()).isEqualTo(1);
        assertThat(alarm.at("/details/overdue/medium").asLong()).isZero();
        assertThat(Instant.parse(alarm.at("/details/overdueSince").asString()))
                .isBetween(Instant.now().minusSeconds(120), Instant.now().minusSeconds(59));

        assign("cleo");
        look(cleo);
        Answer signed = sign(signing("cleo"), "reviewed-without-finding");
        assertThat(ann.get(review + "?min-position=" + signed.position()).status())
                .isEqualTo(200);
        assertThat(health().path("status").asString()).isEqualTo("UP");
    }

    private void dueIn(String interval, String which) {
        jdbc.sql("update read_model_blue.audit_review set due_at = now() + cast(:interval as interval) where " + which)
                .param("interval", interval)
                .update();
    }

    private JsonNode health() {
        return Api.as(Role.OPERATOR, port).get("/actuator/health").json().at("/components/reviews");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private String id() {
        return review.substring(REVIEWS.length() + 1);
    }

    private List<String> ids(String query) {
        return ann.get(REVIEWS + query)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("eventId").asString())
                .toList();
    }

    private Answer assign(String person) {
        Answer assigned = ann.post(review + "/assignment", "{\"assignee\": \"%s\"}".formatted(person));
        assertThat(assigned.status()).as(assigned.body()).isEqualTo(200);
        return assigned;
    }

    private Answer look(Api person) {
        Answer looked = person.post(review + "/look", "");
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        return looked;
    }

    private Api signing(String person) {
        return Api.signing(Role.COMPLIANCE, person, port);
    }

    private Answer sign(Api person, String meaning) {
        return person.post(review + "/signature", "{\"meaning\": \"%s\"}".formatted(meaning));
    }
}
