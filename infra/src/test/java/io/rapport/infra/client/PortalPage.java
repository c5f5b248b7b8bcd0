package io.rapport.infra.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of a portal on the application's own origin, on which an HCP has signed in, and what it asks the API. */
final class PortalPage {

    static final String ENGAGEMENTS = "**/engagements";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <title>A portal</title>
            <body style="margin: 0">
            <article style="height: 1600px">What the guideline says.</article>
            <script type="module">
              import { Rapport } from '/client/rapport.js';
              window.rejected = [];
              window.dropped = [];
              window.start = (options) => {
                window.client = new Rapport({
                  url: '/api/v1',
                  interval: 60_000,
                  onRejected: (action, problem) => rejected.push(`${action.contentId} ${problem.type}`),
                  onDropped: (action) => dropped.push(action.contentId),
                  ...options,
                });
              };
            </script>
            """;

    private final Page page;
    private final String origin;
    private final String hcp;
    private final List<Request> batches = new ArrayList<>();

    PortalPage(BrowserContext visitor, int port, String hcp) {
        this.origin = "http://localhost:" + port;
        this.hcp = hcp;
        visitor.route(
                "**/portal",
                route -> route.fulfill(
                        new FulfillOptions().setContentType("text/html").setBody(HTML)));
        page = visitor.newPage();
        page.onRequest(request -> {
            if (request.url().endsWith("/engagements")) {
                batches.add(request);
            }
        });
        page.navigate(origin + "/portal");
    }

    Page page() {
        return page;
    }

    /** Signs the HCP in. Options are those of the client, as a JavaScript object. */
    PortalPage signIn(String options) {
        String token = TestServers.tokens().issue(Role.HCP, hcp, Instant.now());
        page.evaluate(
                "([hcp, token]) => start({ hcp, token: () => token, ...(%s) })".formatted(options),
                List.of(hcp, token));
        return this;
    }

    /** As {@link #signIn(String)}, when the client knows the consents. */
    PortalPage signIn() {
        signIn("{}");
        flush();
        return this;
    }

    /** Runs in the page, where the client is {@code client}. */
    Object run(String script) {
        return page.evaluate("async () => { " + script + " }");
    }

    void view(String... contents) {
        page.evaluate("contents => contents.forEach(content => client.view(content))", List.of(contents));
    }

    /** @return how many actions are left */
    int flush() {
        return flushed().path("left").asInt();
    }

    /** @return the log position that includes what was recorded */
    long flushAll() {
        JsonNode flushed = flushed();
        assertThat(flushed.path("left").asInt()).as("actions left").isZero();
        return flushed.path("position").asLong();
    }

    private JsonNode flushed() {
        return JSON.readTree((String) page.evaluate("async () => JSON.stringify(await client.flush())"));
    }

    /** For something of the same origin that keeps nothing on the device itself. */
    void leave() {
        page.navigate(origin + "/client/rapport.d.ts");
    }

    void open() {
        page.navigate(origin + "/portal");
    }

    /** The actions of each batch that was sent, whatever became of it. */
    List<List<JsonNode>> batches() {
        return batches.stream()
                .map(request -> JSON.readTree(request.postData())
                        .path("actions")
                        .valueStream()
                        .toList())
                .toList();
    }

    /** What the client keeps on the device. */
    List<?> kept() {
        return (List<?>) run("return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
    }
}
