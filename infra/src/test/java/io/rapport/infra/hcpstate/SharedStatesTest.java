package io.rapport.infra.hcpstate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.shared.HcpId;
import io.rapport.infra.hcpstate.SharedStates.Shared;
import io.rapport.infra.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedStatesTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BEN = new HcpId("hcp-ben");

    private final TestDatabase database = TestDatabase.create();
    private final SharedStates states = new SharedStates(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whose_state_was_begun_is_known_until_it_ends() {
        states.begin(List.of(ADA, BEN), "topic-1");
        states.end(states.among(List.of(ADA)));
        assertThat(states.all()).containsExactly(new Shared(BEN, "topic-1"));
    }

    @Test
    void a_state_that_was_begun_after_its_end_was_judged_has_not_ended() {
        states.begin(List.of(ADA), "topic-1");
        Map<HcpId, String> judged = states.among(List.of(ADA));
        states.begin(List.of(ADA), "topic-1");
        states.end(judged);
        assertThat(states.all()).hasSize(1);
    }

    @Test
    void a_state_is_of_the_topic_that_it_was_last_sent_to() {
        states.begin(List.of(ADA), "topic-1");
        states.begin(List.of(ADA), "topic-2");
        assertThat(states.all()).containsExactly(new Shared(ADA, "topic-2"));
    }
}
