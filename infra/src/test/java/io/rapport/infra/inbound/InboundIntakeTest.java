package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.engagement.EngagementIntake;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What records lead to, in the log of a running application. */
@RapportTest
class InboundIntakeTest {

    /** An event of the log as far as these tests look at it. */
    private record Stored(String name, String actor, String channel, Instant occurredAt, String payload) {}

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EngagementIntake engagements;

    @Autowired
    private CommandDispatcher dispatcher;

    @Autowired
    private Clock clock;

    private Portal people;
    private InboundIntake intake;
    private long offset;

    @BeforeEach
    void open() {
        people = new Portal(port);
        intake = new InboundIntake(
                new InboundReader(json, fingerprints),
                new TakenMessages(jdbc, clock),
                engagements,
                dispatcher,
                json,
                clock);
    }

    private List<Refusal> take(CrmRecord... records) {
        List<ConsumerRecord<byte[], byte[]>> received = new ArrayList<>();
        for (CrmRecord record : records) {
            received.add(record.received(offset++));
        }
        return intake.take(received).stream().map(Rejection::refusal).toList();
    }

    private List<Stored> events(String hcp) {
        return jdbc
                .sql("""
                        select name, metadata->>'actor' as actor, metadata->>'channel' as channel,
                               metadata->>'occurredAt' as occurred_at, payload::text as payload
                        from event_log.event where metadata->>'subject' = :hcp order by position
                        """)
                .param("hcp", hcp)
                .query((row, index) -> new Stored(
                        row.getString("name"),
                        row.getString("actor"),
                        row.getString("channel"),
                        Instant.parse(row.getString("occurred_at")),
                        row.getString("payload")))
                .list()
                .stream()
                .filter(event -> event.actor().startsWith("crm:"))
                .toList();
    }

    private List<String> names(String hcp) {
        return events(hcp).stream().map(Stored::name).toList();
    }

    private void forgetTaken() {
        jdbc.sql("delete from streams.inbound_taken").update();
    }

    @Test
    void a_visit_is_the_hcps_own_by_whom_where_and_when_the_crm_says() {
        String hcp = people.registerConsenting();
        Instant at = Instant.now();
        assertThat(take(CrmRecord.visit(hcp).with("ce_time", at.toString()))).isEmpty();
        Stored visit = events(hcp).getFirst();
        assertThat(visit.name()).isEqualTo("engagement.rep-visited");
        assertThat(visit.actor()).isEqualTo("crm:/veeva/emea");
        assertThat(visit.channel()).isEqualTo("rep");
        assertThat(visit.occurredAt()).isEqualTo(at);
        assertThat(json.readTree(visit.payload()).path("minutes").asInt()).isEqualTo(25);
    }

    @Test
    void e_mail_activity_is_recorded_in_its_order_and_what_was_sent_is_nothing_that_the_hcp_did() {
        String hcp = people.registerConsenting();
        String email = "{\"emailId\": \"e-1\"}";
        assertThat(take(
                        CrmRecord.of("email-sent", hcp, email),
                        CrmRecord.of("email-opened", hcp, email),
                        CrmRecord.of("email-clicked", hcp, email)))
                .isEmpty();
        assertThat(names(hcp))
                .containsExactly("engagement.email-sent", "engagement.email-opened", "engagement.email-clicked");
        Api.Answer profile = Api.as(Role.PORTAL, port).get("/api/v1/hcps/" + hcp + "?min-position=" + head());
        assertThat(profile.json().at("/engagement/actions").asInt()).isEqualTo(2);
    }

    @Test
    void consents_are_decisions_of_the_hcp_at_their_time() {
        String hcp = people.register();
        String refusal = "{\"purpose\": \"marketing-email\", \"notice\": \"n1\", \"channel\": \"email\"}";
        assertThat(take(
                        CrmRecord.grant(hcp, "crm-sharing").with("ce_time", "2026-03-10T15:00:00Z"),
                        CrmRecord.of("consent-refused", hcp, refusal),
                        CrmRecord.withdrawal(hcp, "crm-sharing")))
                .isEmpty();
        assertThat(names(hcp)).containsExactly("consent.granted", "consent.refused", "consent.withdrawn");
        assertThat(events(hcp).getFirst().occurredAt()).isEqualTo(Instant.parse("2026-03-10T15:00:00Z"));
    }

    @Test
    void what_comes_after_a_decision_is_judged_by_it() {
        String hcp = people.register();
        take(
                CrmRecord.grant(hcp, "analytics"),
                CrmRecord.visit(hcp),
                CrmRecord.withdrawal(hcp, "analytics"),
                CrmRecord.visit(hcp));
        assertThat(names(hcp)).containsExactly("consent.granted", "engagement.rep-visited", "consent.withdrawn");
    }

    @Test
    void without_consent_a_visit_is_recorded_and_nobody_is_named_anywhere() {
        String hcp = people.register();
        long before = anonymousVisits();
        assertThat(take(CrmRecord.visit(hcp))).isEmpty();
        assertThat(events(hcp)).isEmpty();
        assertThat(anonymousVisits()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select t::text from streams.inbound_taken t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(hcp));
    }

    private long anonymousVisits() {
        return jdbc.sql("""
                        select count(*) from event_log.event
                        where name = 'engagement.rep-visited' and metadata->>'subject' is null
                        """).query(Long.class).single();
    }

    @Test
    void a_message_that_comes_again_has_no_other_effect() {
        String hcp = people.registerConsenting();
        CrmRecord visit = CrmRecord.visit(hcp);
        CrmRecord withdrawal = CrmRecord.withdrawal(hcp, "marketing-email");
        assertThat(take(visit, withdrawal, visit)).isEmpty();
        assertThat(take(withdrawal, visit)).isEmpty();
        assertThat(names(hcp)).containsExactly("engagement.rep-visited", "consent.withdrawn");
    }

    @Test
    void a_process_that_ends_before_it_remembers_has_no_second_effect_either() {
        String hcp = people.registerConsenting();
        CrmRecord visit = CrmRecord.visit(hcp);
        CrmRecord withdrawal = CrmRecord.withdrawal(hcp, "marketing-email");
        take(visit, withdrawal);
        forgetTaken();
        assertThat(take(visit, withdrawal)).isEmpty();
        assertThat(names(hcp)).containsExactly("engagement.rep-visited", "consent.withdrawn");
    }

    @Test
    void an_id_that_comes_with_another_content_is_rejected_and_the_first_stands() {
        String hcp = people.registerConsenting();
        CrmRecord visit = CrmRecord.visit(hcp);
        assertThat(take(visit, visit.withData("{\"minutes\": 5}")))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("idempotency-key-reused"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("ce_id"));
        assertThat(take(visit.withData("{\"minutes\": 6}"))).hasSize(1);
        CrmRecord ofAnother = CrmRecord.visit(people.registerConsenting()).with("ce_id", visit.id());
        assertThat(take(ofAnother)).hasSize(1);
        assertThat(names(hcp)).hasSize(1);
    }

    @Test
    void what_was_rejected_can_be_corrected_under_its_id() {
        String hcp = people.registerConsenting();
        CrmRecord wrong = CrmRecord.visit(hcp).withData("{\"minutes\": -1}");
        assertThat(take(wrong)).hasSize(1);
        assertThat(take(wrong.withData("{\"minutes\": 1}"))).isEmpty();
        assertThat(names(hcp)).hasSize(1);
    }

    @Test
    void what_is_wrong_with_one_is_no_reason_to_refuse_the_others() {
        String hcp = people.registerConsenting();
        assertThat(take(
                        CrmRecord.visit(hcp),
                        CrmRecord.visit(hcp).withData("{\"minutes\": 1441}"),
                        CrmRecord.visit(hcp).withData("{\"minutes\": \"long\"}"),
                        CrmRecord.visit(hcp).withData("{\"rep\": \"Ann\"}"),
                        CrmRecord.of("email-sent", hcp, "{}"),
                        CrmRecord.of("consent-granted", hcp, "{\"purpose\": \"world-peace\", \"notice\": \"n1\"}"),
                        CrmRecord.visit(hcp)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(
                        tuple("invalid-value", "data.minutes"),
                        tuple("wrong-shape", "data.minutes"),
                        tuple("unknown-field", "data"),
                        tuple("wrong-shape", "data.emailId"),
                        tuple("unknown-purpose", "data.purpose"));
        assertThat(names(hcp)).containsExactly("engagement.rep-visited", "engagement.rep-visited");
    }

    @Test
    void nobody_can_be_told_of_who_is_unknown_or_erased() {
        String nobody = "hcp-" + UUID.randomUUID();
        String erased = people.registerConsenting();
        new Compliance(port).erase(erased);
        assertThat(take(
                        CrmRecord.visit(nobody),
                        CrmRecord.withdrawal(nobody, "analytics"),
                        CrmRecord.visit(erased),
                        CrmRecord.grant(erased, "analytics")))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(
                        tuple("unknown-hcp", "ce_subject"),
                        tuple("unknown-hcp", "ce_subject"),
                        tuple("hcp-erased", "ce_subject"),
                        tuple("hcp-erased", "ce_subject"));
    }

    @Test
    void what_a_crm_captured_shows_in_the_timeline() {
        String hcp = people.registerConsenting();
        take(CrmRecord.visit(hcp));
        Api.Answer timeline = Api.as(Role.PORTAL, port).get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + head());
        assertThat(timeline.body()).contains("rep-visit").contains("\"minutes\":25");
    }

    private long head() {
        return jdbc.sql("select max(position) from event_log.event")
                .query(Long.class)
                .single();
    }
}
