package io.rapport.infra.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is told of the past is what was told then. */
@RapportTest
class PastOverHttpTest {

    private static final List<String> READ = List.of("", "/sample-requests");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    private Portal people;
    private Api portal;
    private Api compliance;

    /** What could be read at a moment, before anything else was recorded. */
    private record Lived(Instant at, String path, JsonNode answer) {}

    @BeforeEach
    void callers() {
        people = new Portal(port);
        portal = Api.as(Role.PORTAL, port);
        compliance = Api.as(Role.COMPLIANCE, port);
    }

    private static String of(String hcp) {
        return "/api/v1/hcps/" + hcp;
    }

    private JsonNode past(String path, String moment) {
        Answer answer = compliance.get(path + "?" + moment);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void at_each_moment_of_a_life_the_past_is_what_was_read_then(long seed) {
        Random random = new Random(seed);
        String hcp = people.registerConsenting();
        assertThat(portal.post(
                                of(hcp) + "/verification",
                                "{\"method\": \"npi\", \"npi\": \"%s\"}".formatted(npi(random)))
                        .status())
                .isEqualTo(200);
        String content = people.publish();
        List<Lived> life = new ArrayList<>();
        for (int step = 0; step < 25; step++) {
            long position = next(random, hcp, content, step).position();
            READ.forEach(what -> life.add(lived(of(hcp) + what, position)));
            Instant at = life.getLast().at();
            await().pollDelay(Duration.ofMillis(2))
                    .atMost(PATIENCE)
                    .until(() -> Instant.now().isAfter(at.plusMillis(1)));
        }
        for (Lived lived : life) {
            assertThat(past(lived.path(), "as-of=%1$s&known-at=%1$s".formatted(lived.at())))
                    .as("seed %d at %s", seed, lived.at())
                    .isEqualTo(lived.answer());
        }
        assertThat(life.stream().map(Lived::answer).distinct()).hasSizeGreaterThan(10);
    }

    private Lived lived(String path, long position) {
        JsonNode answer = portal.get(path + "?min-position=" + position).json();
        return new Lived(Instant.now().truncatedTo(ChronoUnit.MILLIS), path, answer);
    }

    private Answer next(Random random, String hcp, String content, int step) {
        Answer answer = switch (random.nextInt(8)) {
            case 0 ->
                change(hcp, "{\"specialty\": \"%s\"}".formatted(random.nextBoolean() ? "oncology" : "cardiology"));
            case 1 -> change(hcp, "{\"name\": {\"given\": \"Ada\", \"family\": \"Name%d\"}}".formatted(step));
            case 2 -> change(hcp, "{\"affiliation\": \"Ward %d\"}".formatted(step));
            case 3 -> people.decide(hcp, random.nextInt(3) > 0 ? "grant" : "withdraw", "analytics");
            case 4 -> portal.post(of(hcp) + "/sample-requests", """
                            {"product": "LIPO%d", "strength": "10 mg tablet", "quantity": 5, "signature": "Ada Byron",
                             "address": "12 Harbour Road", "licence": "L-1", "authority": "US-NJ"}
                            """.formatted(step));
            case 5 -> portal.send("PUT", of(hcp) + "/interests", "{\"topics\": [\"topic-%d\"]}".formatted(step));
            default -> people.act(hcp, Portal.view("v" + step, content));
        };
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    private Answer change(String hcp, String what) {
        return portal.send("PATCH", of(hcp), what);
    }

    /** Ten digits, the last of which makes the sum of Luhn's check with the prefix 80840 a multiple of ten. */
    private static String npi(Random random) {
        String nine = "1" + "%08d".formatted(random.nextInt(100_000_000));
        int sum = 24;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(8 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted / 10 + counted % 10;
        }
        return nine + (10 - sum % 10) % 10;
    }

    @Test
    void what_occurred_before_and_was_recorded_later_counts_only_where_it_is_known() {
        String hcp = people.registerConsenting();
        String content = people.publish();
        people.act(hcp, Portal.view("seen", content));
        Instant then = Instant.now();
        await().pollDelay(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> Instant.now().isAfter(then.plusMillis(2)));
        people.act(hcp, """
                {"action": "view", "clientId": "late", "occurredAt": "%s", "contentId": "%s", "session": "s1"}
                """.formatted(then.truncatedTo(ChronoUnit.MILLIS), content));
        assertThat(past(of(hcp), "as-of=" + then).at("/engagement/actions").asInt())
                .isEqualTo(2);
        assertThat(past(of(hcp), "as-of=%1$s&known-at=%1$s".formatted(then))
                        .at("/engagement/actions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void before_the_registration_nobody_is_known() {
        assertThat(compliance
                        .get(of(people.register()) + "?as-of=2020-01-01T00:00:00Z")
                        .problem())
                .isEqualTo("unknown-hcp");
    }

    @Test
    void an_erased_hcp_has_no_past() {
        String hcp = people.register();
        Instant then = Instant.now();
        new Compliance(port).erase(hcp);
        assertThat(compliance.get(of(hcp) + "?as-of=" + then).status()).isEqualTo(410);
    }

    @Test
    void an_hcp_sees_its_own_past() {
        String hcp = people.register();
        long position = people.decide(hcp, "grant", "analytics").position();
        assertThat(Api.asHcp(hcp, port)
                        .get(of(hcp) + "?as-of=" + Instant.now() + "&min-position=" + position)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLIANCE")
    void the_past_of_others_is_for_compliance_alone(Role role) {
        String hcp = people.register();
        Api other = role == Role.HCP ? Api.asHcp("somebody", port) : Api.as(role, port);
        assertThat(other.get(of(hcp) + "?as-of=" + Instant.now()).status()).isEqualTo(403);
        assertThat(other.get(of(hcp) + "/sample-requests?known-at=" + Instant.now())
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as-of", "known-at"})
    void a_moment_that_is_none_is_named(String parameter) {
        Answer answer = compliance.get(of(people.register()) + "?" + parameter + "=yesterday");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(parameter);
    }
}
