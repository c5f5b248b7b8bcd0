package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.StoredLeaf;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an outsider gets and verifies with nothing but the key, the event and an earlier checkpoint. */
@RapportTest
class AuditOverHttpTest {

    private static final String AUDIT = "/api/v1/audit";
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private LeafLog log;

    @Autowired
    private AuditProperties properties;

    private Api compliance;
    private Portal portal;

    @BeforeEach
    void callers() {
        compliance = Api.as(Role.COMPLIANCE, port);
        portal = new Portal(port);
    }

    /** Records something and waits until it is covered. */
    private Checkpoint covered() {
        portal.register();
        long head = log.head();
        await().atMost(COVERED_WITHIN)
                .untilAsserted(() -> assertThat(newest().size()).isGreaterThanOrEqualTo(head));
        return newest();
    }

    private Checkpoint newest() {
        Answer answer = compliance.get(AUDIT + "/checkpoint");
        return answer.status() == 404 ? new Checkpoint("none", 0, hash(new byte[32])) : opened(answer.body());
    }

    private static Hash hash(byte[] bytes) {
        return Hash.of(bytes);
    }

    private Checkpoint opened(String note) {
        VerifierKey key =
                VerifierKey.parse(compliance.get(AUDIT + "/key").body().strip());
        return Checkpoint.open(SignedNote.parse(note), key);
    }

    private static List<Hash> hashes(JsonNode proof) {
        return proof.path("hashes")
                .valueStream()
                .map(JsonNode::asString)
                .map(Hash::parse)
                .toList();
    }

    @Test
    void an_event_is_proven_to_be_in_a_signed_checkpoint() throws InterruptedException {
        long size = covered().size();
        for (long position : new long[] {1, (size + 1) / 2, size}) {
            JsonNode proof = compliance
                    .get(AUDIT + "/proofs/inclusion?position=" + position + "&size=" + size)
                    .json();
            List<StoredLeaf> stored = new ArrayList<>();
            log.read(position - 1, position, stored::add);
            Hash leaf = Hash.parse(proof.path("leafHash").asString());
            assertThat(leaf).isEqualTo(stored.getFirst().hash());
            assertThat(proof.path("index").asLong()).isEqualTo(position - 1);
            Checkpoint checkpoint = opened(proof.path("checkpoint").asString());
            assertThat(new InclusionProof(position - 1, checkpoint.size(), hashes(proof))
                            .proves(leaf, checkpoint.root()))
                    .isTrue();
        }
    }

    @Test
    void a_checkpoint_is_proven_to_extend_an_earlier_one() {
        Checkpoint before = covered();
        Checkpoint after = covered();
        JsonNode proof = compliance
                .get(AUDIT + "/proofs/consistency?from=" + before.size() + "&to=" + after.size())
                .json();
        assertThat(new ConsistencyProof(before.size(), after.size(), hashes(proof)).proves(before.root(), after.root()))
                .isTrue();
        assertThat(opened(proof.path("fromCheckpoint").asString())).isEqualTo(before);
        assertThat(opened(proof.path("toCheckpoint").asString())).isEqualTo(after);
    }

    @Test
    void checkpoints_are_listed_and_found_by_size() {
        Checkpoint first = covered();
        covered();
        JsonNode list = compliance
                .get(AUDIT + "/checkpoints?limit=1&after=" + (first.size() - 1))
                .json();
        assertThat(list.at("/checkpoints/0/size").asLong()).isEqualTo(first.size());
        assertThat(opened(list.at("/checkpoints/0/note").asString())).isEqualTo(first);
        assertThat(list.path("next").asLong()).isEqualTo(first.size());
        assertThat(opened(compliance.get(AUDIT + "/checkpoints/" + first.size()).body()))
                .isEqualTo(first);
        assertThat(compliance.get(AUDIT + "/checkpoints/0").problem()).isEqualTo("unknown-checkpoint");
    }

    @Test
    void checkpoints_are_outside_the_database_too() {
        Checkpoint newest = covered();
        await().atMost(COVERED_WITHIN)
                .untilAsserted(() -> assertThat(
                                Files.readString(properties.checkpointFolder().resolve("checkpoints")))
                        .contains("\n" + newest.size() + "\n" + newest.root().base64() + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "proofs/inclusion?position=0, position",
        "proofs/inclusion?position=-3, position",
        "proofs/inclusion?position=99999999999, position",
        "proofs/inclusion?position=2&size=1, size",
        "proofs/inclusion?position=1&size=99999999999, size",
        "proofs/consistency?from=0, from",
        "proofs/consistency?from=99999999999, from",
        "proofs/consistency?from=2&to=1, from",
        "proofs/consistency?from=1&to=99999999999, to",
        "checkpoints?after=-1, after",
        "checkpoints?limit=0, limit"
    })
    void what_is_out_of_range_is_refused_by_the_name_of_its_field(String path, String field) {
        covered();
        Answer answer = compliance.get(AUDIT + "/" + path);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"proofs/inclusion", "proofs/inclusion?position=x", "proofs/consistency?from=", "checkpoints/latest"})
    void what_is_no_number_is_refused(String path) {
        assertThat(compliance.get(AUDIT + "/" + path).status()).isEqualTo(400);
    }

    @Test
    void a_check_of_a_sound_log_that_was_asked_for_finds_nothing() {
        covered();
        Instant before = Instant.now();
        Answer asked = Api.as(Role.OPERATOR, port).post(AUDIT + "/self-check", "");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.headers()).containsEntry("location", AUDIT + "/self-check");
        await().atMost(COVERED_WITHIN).untilAsserted(() -> {
            JsonNode result = compliance.get(AUDIT + "/self-check").json();
            assertThat(result.path("sound").asBoolean()).isTrue();
            assertThat(result.path("checks").valueStream()).anySatisfy(check -> {
                assertThat(check.path("check").asString()).isEqualTo("full");
                assertThat(Instant.parse(check.path("startedAt").asString())).isAfterOrEqualTo(before.minusMillis(1));
            });
        });
        assertThat(compliance.post(AUDIT + "/self-check?scope=all", "").field()).isEqualTo("scope");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COMPLIANCE", "OPERATOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void proofs_are_for_compliance_and_operators_alone(Role role) {
        Api other = Api.as(role, port);
        for (String path : new String[] {
            "checkpoint", "checkpoints", "checkpoints/1", "key", "proofs/inclusion?position=1", "self-check"
        }) {
            assertThat(other.get(AUDIT + "/" + path).status()).isEqualTo(403);
        }
        assertThat(other.post(AUDIT + "/self-check", "").status()).isEqualTo(403);
    }
}
