package io.rapport.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.event.EventId;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotatingActionIdsTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration DAY = Duration.ofDays(1);
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");
    private static final ClientActionId CLICK = new ClientActionId("click-1");

    private Instant now = Instant.parse("2026-03-10T00:00:00Z");
    private final ActionIds ids = instance(1);

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate privacy.action_secret").update();
    }

    @Test
    void an_identified_action_has_the_same_id_for_ever() {
        EventId before = ids.identified(ADA, CLICK);
        now = now.plus(Duration.ofDays(1_000));
        assertThat(ids.identified(ADA, CLICK)).isEqualTo(before);
        assertThat(instance(1).identified(ADA, CLICK)).isEqualTo(before);
    }

    @Test
    void an_anonymous_action_has_the_same_id_within_a_rotation() {
        EventId first = ids.anonymous(ADA, CLICK);
        now = now.plus(DAY).minusMillis(1);
        assertThat(ids.anonymous(ADA, CLICK)).isEqualTo(first);
    }

    @Test
    void after_a_rotation_an_anonymous_action_cannot_be_told() {
        EventId first = ids.anonymous(ADA, CLICK);
        now = now.plus(DAY);
        assertThat(ids.anonymous(ADA, CLICK)).isNotEqualTo(first);
    }

    @Test
    void the_secrets_of_past_rotations_are_gone() {
        ids.anonymous(ADA, CLICK);
        now = now.plus(DAY);
        ids.anonymous(ADA, CLICK);
        now = now.plus(DAY);
        ids.anonymous(ADA, CLICK);
        assertThat(rotations()).containsExactly(now.toEpochMilli() / DAY.toMillis());
    }

    @Test
    void the_same_client_id_of_two_hcps_is_two_actions() {
        assertThat(ids.identified(ADA, CLICK)).isNotEqualTo(ids.identified(BEN, CLICK));
        assertThat(ids.anonymous(ADA, CLICK)).isNotEqualTo(ids.anonymous(BEN, CLICK));
    }

    @Test
    void an_anonymous_id_does_not_give_away_the_identified_one() {
        assertThat(ids.anonymous(ADA, CLICK)).isNotEqualTo(ids.identified(ADA, CLICK));
    }

    @Test
    void where_one_id_ends_and_the_next_begins_matters() {
        assertThat(ids.identified(new HcpId("ab"), new ClientActionId("c")))
                .isNotEqualTo(ids.identified(new HcpId("a"), new ClientActionId("bc")));
    }

    @Test
    void two_instances_agree() {
        assertThat(instance(1).anonymous(ADA, CLICK)).isEqualTo(ids.anonymous(ADA, CLICK));
    }

    @Test
    void a_restart_within_a_rotation_knows_the_action_again() {
        EventId before = ids.anonymous(ADA, CLICK);
        now = now.plus(Duration.ofHours(5));
        assertThat(instance(1).anonymous(ADA, CLICK)).isEqualTo(before);
    }

    @Test
    void the_secret_is_not_stored_in_clear_but_under_the_master_key() {
        ids.anonymous(ADA, CLICK);
        assertThatThrownBy(() -> instance(2).anonymous(ADA, CLICK)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_secret_outlives_the_transaction_that_needed_it() {
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    ids.anonymous(ADA, CLICK);
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
        assertThat(instance(1).anonymous(ADA, CLICK)).isEqualTo(ids.anonymous(ADA, CLICK));
    }

    private ActionIds instance(int master) {
        return new RotatingActionIds(
                new byte[32],
                TinkPersonalDataVaultTest.master(master).aead(),
                DAY,
                clock(() -> now),
                DATABASE.jdbc(),
                DATABASE.transactions());
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private static List<Long> rotations() {
        return DATABASE.jdbc()
                .sql("select rotation from privacy.action_secret")
                .query(Long.class)
                .list();
    }

    private static final class RolledBack extends RuntimeException {}
}
