package io.rapport.infra.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RawFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for an erased HCP in the files of the database themselves: tables, indexes, and the write-ahead log that is kept. */
@RapportTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawFilesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String given = "Wilhelmine" + mark;
    private final String email = "w." + mark + "@clinic.example";
    private final String comment = "I disagree with " + mark;
    private final String title = "A title in clear " + mark;

    @BeforeAll
    void liveAndErase() {
        Portal people = new Portal(port);
        Api portal = Api.as(Role.PORTAL, port);
        String hcp = "hcp-" + mark;
        String content = "content-" + mark;
        people.publish(content, Portal.draft(content).replace("Heart failure in practice", title));
        assertThat(portal.post("/api/v1/hcps", """
                        {"id": "%s", "name": {"given": "%s", "family": "Ostrowska"}, "email": "%s",
                         "specialty": "cardiology", "role": "physician", "country": "DE", "language": "de"}
                        """.formatted(hcp, given, email)).status())
                .isEqualTo(201);
        people.decide(hcp, "grant", "analytics");
        people.act(hcp, """
                {"action": "comment", "clientId": "c1", "occurredAt": "%s", "contentId": "%s", "text": "%s"}
                """.formatted(Instant.now(), content, comment));
        new Compliance(port).erase(hcp);
        jdbc.sql("checkpoint").update();
        jdbc.sql("vacuum event_log.event").update();
    }

    /** The files that hold a text. */
    private List<Path> holding(String text) throws IOException {
        return RawFiles.holding(
                Path.of(jdbc.sql("show data_directory").query(String.class).single()), text);
    }

    @Test
    void what_is_stored_in_clear_is_found_by_looking_like_this() throws IOException {
        assertThat(holding(title)).isNotEmpty();
    }

    @Test
    void a_name_is_in_no_file() throws IOException {
        assertThat(holding(given)).isEmpty();
    }

    @Test
    void an_address_is_in_no_file() throws IOException {
        assertThat(holding(email)).isEmpty();
    }

    @Test
    void a_comment_is_in_no_file() throws IOException {
        assertThat(holding(comment)).isEmpty();
    }
}
