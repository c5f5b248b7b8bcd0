package io.rapport.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an HCP is told of its own data (GDPR Art. 15 and 20). */
@RapportTest
class PersonalDataOverHttpTest {

    @LocalServerPort
    private int port;

    private Portal people;
    private String hcp;
    private String content;
    private long position;

    @BeforeEach
    void anHcpWhoDidThings() {
        people = new Portal(port);
        content = people.publish();
        hcp = people.registerConsenting();
        people.act(hcp, Portal.view("v1", content), """
                {"action": "comment", "clientId": "c1", "occurredAt": "%s", "contentId": "%s", "text": "I disagree."}
                """.formatted(java.time.Instant.now(), content));
        position = people.decide(hcp, "withdraw", "analytics").position();
    }

    private String path() {
        return "/api/v1/hcps/" + hcp + "/personal-data?min-position=" + position;
    }

    private JsonNode document() {
        Answer answer = Api.asHcp(hcp, port).get(path());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void it_has_the_profile_in_clear() {
        assertThat(document().at("/data/profile/name/family").asString()).isEqualTo("Byron");
    }

    @Test
    void it_has_all_decisions_and_where_purposes_stand() {
        assertThat(document().at("/data/consents/decisions")).hasSize(2);
    }

    @Test
    void it_has_every_event_with_free_text_in_clear_also_of_what_may_no_longer_be_used() {
        assertThat(document().at("/data/trail"))
                .extracting(event -> event.path("type").asString())
                .containsSubsequence(
                        "hcp.registered", "consent.granted", "engagement.content-viewed", "consent.withdrawn");
        assertThat(document().at("/data/trail"))
                .anySatisfy(event ->
                        assertThat(event.at("/personal/text").asString("")).isEqualTo("I disagree."));
    }

    @Test
    void it_tells_who_looked() {
        Api.as(Role.COMPLIANCE, "ann", port).get("/api/v1/hcps/" + hcp);
        position = people.decide(hcp, "grant", "analytics").position();
        assertThat(document().at("/data/trail")).anySatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo("audit.data-read");
            assertThat(event.path("actor").asString()).isEqualTo("ann");
        });
    }

    @Test
    void it_tells_what_art_15_asks_for() {
        JsonNode document = document();
        assertThat(document.at("/controller/name").asString()).isNotBlank();
        assertThat(document.path("recipients"))
                .extracting(recipient -> recipient.path("name").asString())
                .contains("hcp-timeline", "data-keys");
        assertThat(document.path("retention"))
                .anySatisfy(kept -> assertThat(kept.path("law").asString("")).isEqualTo("21 CFR 203.60"));
        assertThat(document.path("rights")).hasSizeGreaterThan(4);
    }

    @Test
    void it_is_long_where_much_happened() {
        people.decide(hcp, "grant", "analytics");
        for (int batch = 0; batch < 6; batch++) {
            int number = batch;
            position = people.act(
                            hcp,
                            IntStream.range(0, 100)
                                    .mapToObj(i -> Portal.view("many" + number + "-" + i, content))
                                    .toArray(String[]::new))
                    .position();
        }
        assertThat(document().at("/data/trail")).hasSizeGreaterThan(600);
    }

    @Test
    void to_take_it_is_an_event() {
        document();
        position = people.decide(hcp, "grant", "analytics").position();
        assertThat(document().at("/data/trail"))
                .anySatisfy(event ->
                        assertThat(event.at("/details/resource").asString("")).isEqualTo("hcps/{id}/personal-data"));
    }

    @Test
    void of_an_erased_hcp_there_is_none() {
        new Compliance(port).erase(hcp);
        assertThat(Api.as(Role.COMPLIANCE, port).get(path()).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLIANCE")
    void it_is_for_the_hcp_itself_and_compliance(Role role) {
        Api other = role == Role.HCP ? Api.asHcp("somebody", port) : Api.as(role, port);
        assertThat(other.get(path()).status()).isEqualTo(403);
    }
}
