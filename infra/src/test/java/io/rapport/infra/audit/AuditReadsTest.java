package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever reads what is recorded about people leaves an event. */
@RapportTest
class AuditReadsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PersonalDataVault vault;

    private Portal portal;
    private String officer;
    private Api compliance;

    private record Read(JsonNode payload, JsonNode metadata) {}

    @BeforeEach
    void anOfficer() {
        portal = new Portal(port);
        officer = "officer-" + UUID.randomUUID();
        compliance = Api.as(Role.COMPLIANCE, officer, port);
    }

    private List<Read> reads() {
        JsonMapper json = JsonMapper.shared();
        return jdbc.sql("""
                select payload, metadata from event_log.event
                where name = 'audit.data-read' and metadata ->> 'actor' = :actor
                order by position
                """)
                .param("actor", officer)
                .query((row, index) ->
                        new Read(json.readTree(row.getString("payload")), json.readTree(row.getString("metadata"))))
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/consents", "/saved-items", "/sample-requests"})
    void what_compliance_reads_about_an_hcp_is_an_event_about_that_hcp(String what) {
        String hcp = portal.register();
        compliance.get("/api/v1/hcps/" + hcp + what);
        assertThat(reads()).singleElement().satisfies(read -> {
            assertThat(read.payload().path("resource").asString()).isEqualTo("hcps/{id}" + what);
            assertThat(read.payload().path("hcpId").asString()).isEqualTo(hcp);
            assertThat(read.metadata().path("subject").asString()).isEqualTo(hcp);
        });
    }

    @Test
    void a_read_says_what_it_was_narrowed_to() {
        String hcp = portal.register();
        compliance.get("/api/v1/hcps/" + hcp + "/consents?as-of=2026-03-01T00:00:00Z");
        assertThat(reads().getFirst().payload().path("criteria"))
                .singleElement()
                .satisfies(criterion -> {
                    assertThat(criterion.path("name").asString()).isEqualTo("as-of");
                    assertThat(criterion.path("value").asString()).isEqualTo("2026-03-01T00:00:00Z");
                });
    }

    @Test
    void free_text_in_a_read_is_kept_under_the_key_of_the_hcp() {
        String hcp = portal.register();
        compliance.get("/api/v1/hcps/" + hcp + "/timeline?q=Ada%20Byron");
        JsonNode criterion = reads().getFirst().payload().path("criteria").path(0);
        assertThat(criterion.path("value").isMissingNode()).isTrue();
        assertThat(vault.reveal(
                        new HcpId(hcp), new ProtectedText(criterion.path("text").asString())))
                .contains("Ada Byron");
    }

    @Test
    void free_text_in_a_read_about_somebody_unknown_is_not_kept() {
        compliance.get("/api/v1/hcps/nobody/timeline?q=Ada%20Byron");
        assertThat(reads().getFirst()
                        .payload()
                        .path("criteria")
                        .path(0)
                        .path("text")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_portal_that_shows_an_hcp_their_data_reads_no_audit_data() {
        String hcp = portal.register();
        long before = headOf(hcp);
        Api.as(Role.PORTAL, port).get("/api/v1/hcps/" + hcp);
        assertThat(headOf(hcp)).isEqualTo(before);
    }

    @Test
    void what_there_is_not_is_not_found_and_not_recorded() {
        assertThat(compliance.get("/api/v1/hcps/somebody/horoscope").status()).isEqualTo(404);
        assertThat(reads()).isEmpty();
    }

    @Test
    void a_refused_read_is_none() {
        Api.as(Role.ANALYST, officer, port).get("/api/v1/hcps/" + portal.register());
        assertThat(reads()).isEmpty();
    }

    @Test
    void how_far_a_case_has_got_may_be_asked_again_and_again() {
        String hcp = portal.register();
        compliance.get(Compliance.erasure(hcp));
        assertThat(reads()).isEmpty();
    }

    @Test
    void a_read_about_an_erased_hcp_does_not_erase_again() {
        String hcp = portal.register();
        Compliance two = new Compliance(port);
        two.erase(hcp);
        compliance.get("/api/v1/hcps/" + hcp + "/timeline");
        assertThat(reads()).hasSize(1);
        two.awaitPhase(hcp, "completed");
        assertThat(jdbc.sql("select count(*) from event_log.event where name = 'hcp.erased' and stream = :stream")
                        .param("stream", "hcp:" + hcp)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private long headOf(String hcp) {
        return jdbc.sql("select max(position) from event_log.event where metadata ->> 'subject' = :hcp")
                .param("hcp", hcp)
                .query(Long.class)
                .single();
    }
}
