package io.rapport.infra.cli;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lists that a demo's readers are shown first, of which some are taken up: so that there is something to explain. They
 * are asked for as a portal asks for them.
 */
final class DemoLists {

    private static final int READERS = 24;
    private static final int OF_WHOM_CLICK = 3;

    private final URI api;
    private final DemoTokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    DemoLists(URI api, DemoTokens tokens, JdbcClient jdbc, Clock clock) {
        this.api = api;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void serve(StopSignal stop) throws IOException, InterruptedException {
        String token = tokens.issue(Role.PORTAL, null, clock.instant());
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<String> readers = readers();
            for (int i = 0; i < readers.size(); i++) {
                stop.check();
                String hcp = "hcps/" + readers.get(i);
                JsonNode list = send(
                        http,
                        request(hcp + "/recommendations?placement=home", token).GET());
                JsonNode first = list.path("items").path(0);
                if (i % OF_WHOM_CLICK == 0 && !first.isMissingNode()) {
                    send(
                            http,
                            request(hcp + "/engagements", token)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(click(list, first))));
                }
            }
        }
    }

    /** Those who came last, of those who permit that content is chosen by what they read. */
    private List<String> readers() {
        return jdbc.sql("""
                select s.hcp_id
                from read_model.hcp_session s
                where exists (
                    select from read_model.hcp_consent c
                    where c.hcp_id = s.hcp_id and c.purpose = 'personalisation' and c.decision = 'grant')
                group by s.hcp_id
                order by max(s.last_at) desc, s.hcp_id
                limit :readers
                """).param("readers", READERS).query(String.class).list();
    }

    private String click(JsonNode list, JsonNode item) {
        String id = list.path("id").asString();
        return """
                {"actions": [{"action": "click-recommendation", "clientId": "demo-%s", "occurredAt": "%s",
                  "contentId": "%s", "recommendation": "%s", "place": %d}]}
                """.formatted(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        item.path("contentId").asString(),
                        id,
                        item.path("place").asInt());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        return json.readTree(http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body());
    }
}
