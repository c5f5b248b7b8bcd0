package io.rapport.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLimitTest {

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void a_session_lasts_until_its_limit() throws Exception {
        visit(Duration.ofHours(8));
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void a_session_ends_after_its_limit_however_busy_it_is() throws Exception {
        visit(Duration.ofHours(8).plusMillis(1));
        assertThat(session.isInvalid()).isTrue();
    }

    private void visit(Duration afterItsBeginning) throws Exception {
        Instant now = Instant.ofEpochMilli(session.getCreationTime()).plus(afterItsBeginning);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        new SessionLimit(Duration.ofHours(8), Clock.fixed(now, ZoneOffset.UTC))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
