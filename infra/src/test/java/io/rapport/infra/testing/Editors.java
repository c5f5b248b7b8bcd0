package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Edda proposes what to pin to the first page, and Ruth reviews it. */
public final class Editors {

    public static final String PINS = "/api/v1/pins";
    public static final String REASON = "{\"reason\": \"No longer news.\"}";

    private final Api edda;
    private final Api ruth;

    public Editors(int port) {
        this.edda = Api.as(Role.PORTAL, "edda", port);
        this.ruth = Api.as(Role.REVIEWER, "ruth", port);
    }

    public Api edda() {
        return edda;
    }

    public Api ruth() {
        return ruth;
    }

    public static String path(String pin) {
        return PINS + "/" + pin;
    }

    /** For everybody who reads Welsh, from an hour ago for a day. */
    public static String proposal(String pin, String content, int place) {
        Instant from = Instant.now().minus(Duration.ofHours(1));
        return """
                {"id": "%s", "contentId": "%s", "place": %d, "languages": ["cy"], "from": "%s", "to": "%s",
                 "reason": "The dose changes."}
                """.formatted(pin, content, place, from, from.plus(Duration.ofDays(1)));
    }

    /** @return the id of the pin */
    public String propose(String content, int place) {
        String pin = "pin-" + UUID.randomUUID();
        assertThat(edda.post(PINS, proposal(pin, content, place)).status()).isEqualTo(201);
        return pin;
    }

    /** @return the log position that includes it */
    public long approve(String pin) {
        return accepted(ruth.post(path(pin) + "/approval", ""));
    }

    /** @return the log position that includes it */
    public long end(String pin) {
        return accepted(edda.post(path(pin) + "/end", REASON));
    }

    private static long accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.position();
    }
}
