package io.rapport.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void the_names_of_streams_are_pinned_and_never_meet() {
        assertThat(List.of(
                        Streams.hcp(new HcpId("x")),
                        Streams.consent(new HcpId("x")),
                        Streams.content(new ContentId("x")),
                        Streams.sampling(new SampleRequestId("x")),
                        Streams.projection(new ProjectionName("x")),
                        Streams.contactAdvice(new AdviceId("x"))))
                .containsExactly("hcp:x", "consent:x", "content:x", "sampling:x", "projection:x", "contact-advice:x");
    }
}
