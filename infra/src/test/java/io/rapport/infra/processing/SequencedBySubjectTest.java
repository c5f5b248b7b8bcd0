package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class SequencedBySubjectTest {

    private final SequencedBySubject policy = new SequencedBySubject();

    @Test
    void events_of_one_hcp_are_one_sequence_whichever_their_streams() {
        assertThat(sequence("hcp:ada", Map.of("subject", "ada"))).isEqualTo("ada");
        assertThat(sequence("sampling:s-1", Map.of("subject", "ada"))).isEqualTo("ada");
    }

    @Test
    void events_about_nobody_are_a_sequence_by_their_stream() {
        assertThat(sequence("content:c-1", Map.of())).isEqualTo("content:c-1");
    }

    private Object sequence(String stream, Map<String, ?> metadata) {
        return String.valueOf(policy.getSequenceIdentifierFor(
                new GenericDomainEventMessage<>("type", stream, 0, "payload", metadata)));
    }
}
