package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.processing.Faulty.Mistake;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.Projections;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.table.Projection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import tools.jackson.databind.JsonNode;

/** The running application with a projection that fails on some HCPs' events, and an operator who sees to it. */
@RapportTest
@TestPropertySource(properties = "rapport.projections.dead-letter-limit=2")
@DirtiesContext
class DeadLetterOverHttpTest {

    private static final String LETTERS = "/api/v1/projections/hcp-profile/dead-letters";
    private static final Projection PROFILES = new HcpProfileProjection();
    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    @TestBean(name = "projectionCatalogue")
    @SuppressWarnings("UnusedVariable") // takes the place of the application's own
    private @Nullable ProjectionCatalogue catalogue;

    static ProjectionCatalogue catalogue() {
        Projection faulty = new Faulty(PROFILES).answering(event -> {
            if (FAILING.contains(event.orderedBy())) {
                throw new Mistake();
            }
            return PROFILES.project(event);
        });
        return ProjectionCatalogue.of(Projections.all().stream()
                .map(projection -> projection.name().equals(PROFILES.name()) ? faulty : projection)
                .toList());
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api portal;
    private Api operator;
    private Portal actions;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        operator = Api.as(Role.OPERATOR, port);
        actions = new Portal(port);
    }

    @AfterEach
    void mend() {
        FAILING.clear();
        soon().untilAsserted(() -> {
            assertThat(operator.post(LETTERS + "/retries", "").status()).isEqualTo(200);
            assertThat(letters()).isEmpty();
            assertThat(operator.get(LETTERS).json().path("stopped").isNull()).isTrue();
        });
    }

    @Test
    void others_stay_fresh_and_a_retry_after_the_fix_heals() {
        String ada = failing();
        change(ada, "urology");
        change(ada, "oncology");
        String ben = actions.register();
        change(ben, "surgery");

        soon().untilAsserted(() -> assertThat(specialty(ben)).isEqualTo("surgery"));
        assertThat(specialty(ada)).isEqualTo("cardiology");
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.path("sequence").asString()).isEqualTo(ada);
            assertThat(letter.path("event").asString()).isEqualTo("hcp.specialty-changed");
            assertThat(letter.path("cause").asString()).startsWith("Faulty$Mistake");
            assertThat(letter.path("attempts").asInt()).isEqualTo(1);
            assertThat(letter.path("version").asInt()).isEqualTo(PROFILES.version());
            assertThat(letter.path("waiting").asInt()).isEqualTo(1);
            assertThat(letter.path("parkedAt").asString()).endsWith("Z");
        });

        JsonNode failed = retry(ada);
        assertThat(failed.path("taken").asInt()).isZero();
        assertThat(failed.path("parked").asInt()).isEqualTo(2);
        assertThat(failed.at("/cause/event").asString()).isEqualTo("hcp.specialty-changed");
        assertThat(failed.at("/cause/position").asLong())
                .isEqualTo(letters().getFirst().path("position").asLong());
        FAILING.clear();
        JsonNode healed = retry(ada);
        assertThat(healed.path("taken").asInt()).isEqualTo(2);
        assertThat(healed.path("parked").asInt()).isZero();
        assertThat(healed.path("cause").isNull()).isTrue();
        assertThat(specialty(ada)).isEqualTo("oncology");
    }

    @Test
    void a_discard_is_recorded_with_who_and_why_and_takes_what_waited() {
        String ada = failing();
        change(ada, "urology");
        soon().until(() -> letters().size() == 1);
        portal.send("PATCH", "/api/v1/hcps/" + ada, "{\"country\": \"FR\"}");
        soon().until(() -> letters().getFirst().path("waiting").asInt() == 1);
        FAILING.clear();

        long position = letters().getFirst().path("position").asLong();
        String body = discardOf(ada, position, "Written by a release that is gone.");
        Answer discarded = operator.post(LETTERS + "/discards", body, "Idempotency-Key", "discard-" + ada);
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(letters()).isEmpty();
        JsonNode profile = portal.get("/api/v1/hcps/" + ada).json();
        assertThat(profile.path("specialty").asString()).isEqualTo("cardiology");
        assertThat(profile.path("country").asString()).isEqualTo("FR");
        assertThat(jdbc.sql("""
                        select (metadata ->> 'actor') || ': ' || (payload ->> 'reason')
                        from event_log.event
                        where position = :position and name = 'replay.dead-letter-discarded'
                            and stream = 'projection:hcp-profile' and payload ->> 'sequence' = :hcp
                        """)
                        .param("position", discarded.position())
                        .param("hcp", ada)
                        .query(String.class)
                        .single())
                .isEqualTo("operator: Written by a release that is gone.");

        Answer repeated = operator.post(LETTERS + "/discards", body, "Idempotency-Key", "discard-" + ada);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.position()).isEqualTo(discarded.position());
        assertProblem(operator.post(LETTERS + "/discards", body), 404, "nothing-parked", "sequence");
    }

    @Test
    void the_first_of_a_sequence_comes_before_those_that_wait() {
        String ada = failing();
        long first = change(ada, "urology");
        long second = change(ada, "oncology");
        soon().until(() ->
                !letters().isEmpty() && letters().getFirst().path("waiting").asInt() == 1);

        assertProblem(
                operator.post(LETTERS + "/discards", discardOf(ada, second, "No.")),
                409,
                "waits-behind-another",
                "position");
        assertProblem(
                operator.post(LETTERS + "/discards", discardOf(ada, first - 1, "No.")),
                404,
                "unknown-dead-letter",
                "position");
        assertProblem(
                operator.post(LETTERS + "/discards", discardOf(ada, first, "  ")), 422, "invalid-value", "reason");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void beyond_the_limit_the_projection_stops_says_so_and_goes_on_by_itself_after_the_fix() {
        List<String> hcps = List.of(failing(), failing(), failing());
        hcps.forEach(hcp -> change(hcp, "urology"));
        String ben = "hcp-behind-what-stopped";
        assertThat(portal.post("/api/v1/hcps", Portal.registration(ben)).status())
                .isEqualTo(201);
        soon().untilAsserted(() -> {
            JsonNode stopped = operator.get(LETTERS).json().path("stopped");
            assertThat(stopped.path("event").asString()).isEqualTo("hcp.specialty-changed");
            assertThat(stopped.path("cause").asString()).startsWith("Faulty$Mistake");
        });
        assertThat(letters()).hasSizeLessThanOrEqualTo(2);
        assertThat(portal.get("/api/v1/hcps/" + ben).status()).isEqualTo(404);

        FAILING.clear();
        soon().untilAsserted(() ->
                assertThat(portal.get("/api/v1/hcps/" + ben).status()).isEqualTo(200));
        assertThat(operator.get(LETTERS).json().path("stopped").isNull()).isTrue();
    }

    @Test
    void pages_follow_each_other() {
        List<String> hcps = List.of(failing(), failing());
        hcps.forEach(hcp -> change(hcp, "urology"));
        soon().until(() -> letters().size() == 2);

        JsonNode first = operator.get(LETTERS + "?slot=blue&limit=1").json();
        assertThat(first.path("slot").asString()).isEqualTo("blue");
        assertThat(first.at("/letters/0/sequence").asString()).isEqualTo(hcps.getFirst());
        JsonNode last = operator.get(
                        LETTERS + "?limit=1&after=" + first.path("next").asLong())
                .json();
        assertThat(last.at("/letters/0/sequence").asString()).isEqualTo(hcps.getLast());
        assertThat(last.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/projections/no-such/dead-letters, 404, unknown-projection, projection",
        LETTERS + "?slot=red, 422, invalid-value, slot",
        LETTERS + "?slot=green, 404, unknown-slot, slot",
        LETTERS + "?limit=0, 422, invalid-value, limit",
        LETTERS + "?limit=501, 422, invalid-value, limit",
        LETTERS + "?after=x, 400, invalid-parameter, after"
    })
    void a_bad_question_is_a_problem_that_names_the_field(String path, int status, String problem, String field) {
        assertProblem(operator.get(path), status, problem, field);
    }

    @Test
    void an_unknown_projection_is_answered_by_those_that_there_are() {
        assertThat(operator.get("/api/v1/projections/no-such/dead-letters")
                        .json()
                        .path("detail")
                        .asString())
                .contains("hcp-profile", "hcp-timeline", "sample-request");
    }

    @Test
    void nothing_that_is_not_parked_is_retried() {
        assertProblem(
                operator.post(LETTERS + "/retries", "{\"sequence\": \"no-such\"}"), 404, "nothing-parked", "sequence");
        assertProblem(operator.post(LETTERS + "/retries", "{\"slot\": \"red\"}"), 422, "invalid-value", "slot");
        assertProblem(
                operator.post("/api/v1/projections/no-such/dead-letters/retries", "{}"),
                404,
                "unknown-projection",
                "projection");
    }

    /** An HCP whose profile is there and will fail. */
    private String failing() {
        String hcp = actions.register();
        FAILING.add(hcp);
        return hcp;
    }

    private long change(String hcp, String specialty) {
        Answer answer = portal.send("PATCH", "/api/v1/hcps/" + hcp, "{\"specialty\": \"%s\"}".formatted(specialty));
        assertThat(answer.status()).isEqualTo(200);
        return answer.position();
    }

    private String specialty(String hcp) {
        return portal.get("/api/v1/hcps/" + hcp).json().path("specialty").asString("");
    }

    private List<JsonNode> letters() {
        return operator.get(LETTERS).json().path("letters").valueStream().toList();
    }

    private JsonNode retry(String hcp) {
        return operator.post(LETTERS + "/retries", "{\"sequence\": \"%s\"}".formatted(hcp))
                .json()
                .at("/results/0");
    }

    private static String discardOf(String hcp, long position, String reason) {
        return "{\"sequence\": \"%s\", \"position\": %d, \"reason\": \"%s\"}".formatted(hcp, position, reason);
    }

    private static void assertProblem(Answer answer, int status, String problem, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.field()).isEqualTo(field);
    }

    /** A batch that failed comes again after a while that grows. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).ignoreExceptions();
    }
}
