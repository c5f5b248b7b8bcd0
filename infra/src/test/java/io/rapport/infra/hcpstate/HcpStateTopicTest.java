package io.rapport.infra.hcpstate;

import static io.rapport.infra.hcpstate.StateTopicFixture.PATIENCE;
import static io.rapport.infra.hcpstate.StateTopicFixture.STATES;
import static io.rapport.infra.hcpstate.StateTopicFixture.header;
import static io.rapport.infra.hcpstate.StateTopicFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Language;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RawFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a decision on consent to what others read of who the HCP is, and what is left of it in files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class HcpStateTopicTest {

    private static final Actor COMPLIANCE = new Actor("compliance");

    private Path folder;
    private StateTopicFixture fixture;
    private Portal people;
    private Api compliance;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        fixture = new StateTopicFixture(folder);
        people = new Portal(fixture.port());
        compliance = Api.as(Role.COMPLIANCE, fixture.port());
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private static String unheardOf() {
        return "Zaphodia" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String sharing(String name) {
        String hcp = fixture.register(name, "GB");
        people.decide(hcp, "grant", "crm-sharing");
        return hcp;
    }

    private String shared(String name) {
        String hcp = sharing(name);
        fixture.awaitNewest(hcp, holding(name));
        return hcp;
    }

    private void awaitEnd(String hcp) {
        fixture.awaitNewest(hcp, StateTopicFixture::isTombstone);
    }

    /** Whether the publisher has confirmed the last end of sharing. */
    private boolean isConfirmed(String hcp) {
        JsonNode propagation = compliance
                .get("/api/v1/hcps/" + hcp + "/consents/crm-sharing/propagation")
                .json();
        return StreamSupport.stream(propagation.path("consumers").spliterator(), false)
                .filter(consumer -> consumer.path("consumer").asString().equals("hcp-state"))
                .anyMatch(consumer -> !consumer.path("confirmedAt").isNull());
    }

    private void awaitConfirmed(String hcp) {
        await().atMost(PATIENCE).until(() -> isConfirmed(hcp));
    }

    @Test
    void with_the_grant_of_sharing_it_is_told_who_the_hcp_is() {
        String name = unheardOf();
        String hcp = fixture.register(name, "GB");
        Answer verified = Api.as(Role.PORTAL, fixture.port())
                .post("/api/v1/hcps/" + hcp + "/verification", "{\"method\": \"npi\", \"npi\": \"1245319599\"}");
        assertThat(verified.status()).isEqualTo(200);
        Answer grant = people.decide(hcp, "grant", "crm-sharing");
        ConsumerRecord<String, String> state = fixture.awaitNewest(hcp, holding(name));
        assertThat(JsonMapper.shared().readTree(state.value()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": {"given": "%s", "family": "Byron"}, "email": "ada@example.org", "phone": "+441234567",
                 "specialty": "cardiology", "role": "physician", "country": "GB", "language": "en", "interests": [],
                 "verified": true, "npi": "1245319599", "active": true, "productAccess": []}
                """.formatted(name)));
        assertThat(header(state, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(state, "ce_type")).isEqualTo("io.rapport.hcp.state.v1");
        assertThat(header(state, "ce_source")).isEqualTo("/rapport");
        assertThat(header(state, "ce_subject")).isEqualTo(hcp);
        assertThat(header(state, "ce_dataschema")).isEqualTo("/asyncapi/schemas/hcp.state.v1.schema.json");
        assertThat(header(state, "content-type")).isEqualTo("application/json");
        assertThat(Long.parseLong(header(state, "ce_position"))).isGreaterThanOrEqualTo(grant.position());
    }

    @Test
    void every_state_is_valid_by_the_schema_that_it_refers_to() {
        String hcp = shared(unheardOf());
        ConsumerRecord<String, String> state = fixture.about(hcp, STATES).getLast();
        String schema = compliance.get(header(state, "ce_dataschema")).body();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(state.value(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_change_is_told_by_a_state_of_a_higher_position() {
        String hcp = shared(unheardOf());
        ConsumerRecord<String, String> before = fixture.about(hcp, STATES).getLast();
        assertThat(Api.as(Role.PORTAL, fixture.port())
                        .send("PATCH", "/api/v1/hcps/" + hcp, "{\"specialty\": \"oncology\"}")
                        .status())
                .isEqualTo(200);
        ConsumerRecord<String, String> after = fixture.awaitNewest(hcp, holding("oncology"));
        assertThat(Long.parseLong(header(after, "ce_position")))
                .isGreaterThan(Long.parseLong(header(before, "ce_position")));
    }

    @Test
    void of_who_does_not_permit_sharing_nothing_is_ever_told() {
        String hcp = fixture.register(unheardOf(), "GB");
        people.decide(hcp, "refuse", "crm-sharing");
        awaitConfirmed(hcp);
        shared(unheardOf());
        assertThat(fixture.about(hcp, STATES)).isEmpty();
    }

    @Test
    void a_withdrawal_ends_the_state_and_is_confirmed_and_a_new_grant_begins_another() {
        String name = unheardOf();
        String hcp = shared(name);
        people.decide(hcp, "withdraw", "crm-sharing");
        awaitEnd(hcp);
        awaitConfirmed(hcp);
        await().atMost(PATIENCE)
                .until(() -> fixture.about(hcp, "rapport.consent.events.v1").stream()
                        .anyMatch(message -> header(message, "ce_type").equals("io.rapport.consent.withdrawn.v1")));
        people.decide(hcp, "grant", "crm-sharing");
        fixture.awaitNewest(hcp, holding(name));
    }

    @Test
    void a_withdrawal_is_not_confirmed_before_its_message_counts_as_read_and_is_read_again_until_it_is() {
        String hcp = shared(unheardOf());
        fixture.jdbc().sql("""
                create function streams.refuse() returns trigger language plpgsql as
                $$ begin raise exception 'not yet'; end $$
                """).update();
        fixture.jdbc().sql("""
                create trigger refuse before delete on streams.unconfirmed_end for each row execute function streams.refuse()
                """).update();
        try {
            people.decide(hcp, "withdraw", "crm-sharing");
            await().atMost(PATIENCE)
                    .until(() -> fixture.about(hcp, STATES).stream()
                                    .filter(StateTopicFixture::isTombstone)
                                    .count()
                            > 1);
            assertThat(isConfirmed(hcp)).isFalse();
        } finally {
            fixture.jdbc().sql("drop function streams.refuse cascade").update();
        }
        awaitConfirmed(hcp);
    }

    @Test
    void an_erasure_ends_the_state_and_waits_for_that() {
        String hcp = shared(unheardOf());
        JsonNode erasure = new Compliance(fixture.port()).erase(hcp);
        assertThat(StreamSupport.stream(erasure.path("goes").spliterator(), false)
                        .map(consumer -> consumer.path("consumer").asString()))
                .contains("hcp-state");
        awaitEnd(hcp);
    }

    @Test
    void a_grant_that_runs_out_ends_the_state() {
        String name = unheardOf();
        String hcp = fixture.register(name, "GB");
        Answer grant = Api.as(Role.PORTAL, fixture.port()).post("/api/v1/hcps/" + hcp + "/consents", """
                        {"decision": "grant", "purpose": "crm-sharing", "notice": "n1", "expiresAt": "%s"}
                        """.formatted(
                        Instant.now().plusSeconds(4)));
        assertThat(grant.status()).isEqualTo(201);
        fixture.awaitNewest(hcp, holding(name));
        awaitEnd(hcp);
        awaitConfirmed(hcp);
    }

    @Test
    void a_notice_that_asks_for_new_grants_ends_states_though_no_event_is_about_their_hcps() {
        String name = unheardOf();
        String hcp = fixture.register(name, "BV");
        people.decide(hcp, "grant", "crm-sharing");
        fixture.awaitNewest(hcp, holding(name));
        NoticeId notice = new NoticeId("bouvet");
        Instant now = Instant.now();
        fixture.bean(CommandDispatcher.class)
                .send(
                        new PublishNoticeVersion(
                                notice,
                                new NoticeVersion("2026-11"),
                                new Language("en"),
                                new Jurisdiction("BV"),
                                new TreeSet<>(Set.of(Purpose.CRM_SHARING)),
                                now,
                                new NoticeDocument("https://example.org/privacy"),
                                true,
                                COMPLIANCE),
                        notice.value(),
                        new CommandContext(COMPLIANCE, Channel.WEB, "notice", now, now, null, false));
        awaitEnd(hcp);
    }

    @Test
    void what_is_no_request_for_a_state_is_passed_over() {
        try (KafkaProducer<byte[], byte[]> garbage =
                new KafkaProducer<>(fixture.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 3; partition++) {
                for (byte[] key : List.of(
                        new byte[] {(byte) 0xff, 0}, "a b".getBytes(), "nobody".getBytes(), new byte[100_000])) {
                    var unused = garbage.send(
                            new ProducerRecord<>(StateTopicFixture.DUE, partition, key, new byte[] {1, 2}));
                }
            }
        }
        shared(unheardOf());
        assertThat(fixture.about("nobody", STATES)).isEmpty();
    }

    @Test
    void what_a_lost_topic_had_is_told_again() throws Exception {
        String name = unheardOf();
        String hcp = shared(name);
        try (Admin admin = fixture.admin()) {
            admin.deleteTopics(List.of(STATES)).all().get();
        }
        fixture.readFromTheBeginning();
        fixture.awaitNewest(hcp, holding(name));
    }

    @Test
    void while_brokers_are_away_an_erasure_waits_if_something_was_shared_and_only_then() throws IOException {
        String sharing = shared(unheardOf());
        String discreet = fixture.register(unheardOf(), "GB");
        Compliance officers = new Compliance(fixture.port());
        fixture.stopBroker();
        try {
            officers.request(sharing);
            officers.approve(sharing);
            officers.erase(discreet);
            JsonNode waiting = officers.ann().get(Compliance.erasure(sharing)).json();
            assertThat(waiting.path("phase").asString()).isNotEqualTo("completed");
        } finally {
            fixture.startBroker();
        }
        await().atMost(PATIENCE)
                .until(() -> officers.ann()
                        .get(Compliance.erasure(sharing))
                        .json()
                        .path("phase")
                        .asString()
                        .equals("completed"));
        awaitEnd(sharing);
    }

    @Test
    void what_has_ended_is_in_no_file_of_the_broker_soon_after_and_never_in_one_of_the_database() throws Exception {
        haveTheBrokerCompactAndDeleteAtOnce();
        String withdrawing = unheardOf();
        String erasing = unheardOf();
        String staying = unheardOf();
        String first = shared(withdrawing);
        String second = shared(erasing);
        shared(staying);
        for (String name : List.of(withdrawing, erasing, staying)) {
            assertThat(RawFiles.holding(folder, name)).isNotEmpty();
        }
        people.decide(first, "withdraw", "crm-sharing");
        new Compliance(fixture.port()).erase(second);
        for (String name : List.of(withdrawing, erasing)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    // A file that is renamed while it is looked for is found the next time.
                    .during(Duration.ofSeconds(2))
                    .until(() -> RawFiles.holding(folder, name).isEmpty());
        }
        assertThat(RawFiles.holding(folder, staying)).isNotEmpty();
        Path database = Path.of(
                fixture.jdbc().sql("show data_directory").query(String.class).single());
        for (String name : List.of(withdrawing, erasing, staying)) {
            assertThat(RawFiles.holding(database, name)).isEmpty();
        }
    }

    /** Without this a broker takes 15 seconds before it looks for what to compact, and a minute to delete files. */
    private void haveTheBrokerCompactAndDeleteAtOnce() throws Exception {
        try (Admin admin = fixture.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.BROKER, "1"),
                            List.of(set("log.cleaner.backoff.ms", "200")),
                            new ConfigResource(ConfigResource.Type.TOPIC, STATES),
                            List.of(set("file.delete.delay.ms", "100"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    }
}
