package io.rapport.infra.client;

import static io.rapport.infra.client.PortalPage.ENGAGEMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Browser;
import io.rapport.infra.testing.Browser.Window;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RequiresChromium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the client for portals promises, with the whole application behind it. */
@RapportTest
@RequiresChromium
class RapportClientInBrowserTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LOADING_FAILED = "Failed to load resource";

    @LocalServerPort
    private int port;

    private Portal portal;
    private BrowserContext visitor;
    private String content;
    private String hcp;

    @BeforeEach
    void anHcpWhoConsents(Browser browser) {
        portal = new Portal(port);
        visitor = browser.visitor(Window.DESKTOP);
        content = portal.publish();
        hcp = portal.registerConsenting();
    }

    @Test
    void what_happens_within_the_interval_is_sent_together() {
        PortalPage page = openPage().signIn("{ interval: 300 }");
        page.page().waitForResponse(ENGAGEMENTS, () -> {
            page.view(content);
            page.run("client.bookmark('%1$s'); client.rate('%1$s', { stars: 4 })".formatted(content));
        });
        assertThat(page.batches()).singleElement().satisfies(batch -> {
            assertThat(texts(batch, "action")).containsExactly("view", "bookmark", "rating");
            assertThat(texts(batch, "session"))
                    .doesNotContain("")
                    .containsOnly(texts(batch, "session").getFirst());
            assertThat(texts(batch, "clientId")).doesNotHaveDuplicates();
        });
        assertThat(events(page.flushAll()))
                .containsExactlyInAnyOrder("content-viewed", "content-bookmarked", "content-rated");
    }

    @Test
    void a_hundred_actions_wait_for_nothing() {
        PortalPage page = openPage().signIn();
        page.page()
                .waitForResponse(
                        ENGAGEMENTS,
                        () -> page.run("for (let i = 0; i < 130; i++) client.view('%s')".formatted(content)));
        page.flushAll();
        assertThat(page.batches()).extracting(Collection::size).containsExactly(100, 30);
    }

    @Test
    void every_action_of_the_api_is_taken() {
        PortalPage page = openPage().signIn();
        page.run("""
                const content = '%s';
                client.startSession();
                client.view(content, { depthPercent: 80, dwellMillis: 64000 });
                client.bookmark(content);
                client.unbookmark(content);
                client.search({ query: 'sacubitril', topics: ['heart-failure'], type: 'case-study', results: 3 });
                client.searchClick(content, { rank: 1 });
                client.download(content);
                client.share(content);
                client.rate(content, { stars: 5 });
                client.comment(content, { text: 'Clear.' });
                client.follow(content);
                client.clickRecommendation(content, { recommendation: 'list-1', place: 2 });
                client.dismissRecommendation(content, { recommendation: 'list-1', reason: 'already-known' });
                client.refuseTopic('lipids');
                client.repVisit({ product: 'LIPO', minutes: 20 });
                client.emailSent('mail-1', { product: 'LIPO' });
                client.emailOpened('mail-1');
                client.emailClicked('mail-1');
                client.endSession();
                """.formatted(content));
        assertThat(events(page.flushAll())).hasSize(19);
        assertThat(page.run("return rejected")).isEqualTo(List.of());
    }

    @Test
    void what_is_done_offline_is_recorded_once_when_the_line_is_back(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn();
        visitor.setOffline(true);
        page.view(content, content);
        assertThat(page.flush()).isEqualTo(2);
        page.page().waitForResponse(ENGAGEMENTS, () -> visitor.setOffline(false));
        assertThat(events(page.flushAll())).containsExactly("content-viewed", "content-viewed");
    }

    @Test
    void a_page_that_is_left_sends_what_it_has() {
        PortalPage page = openPage().signIn();
        page.view(content, content);
        page.leave();
        awaitEvents("content-viewed", "content-viewed");
    }

    @Test
    void what_a_page_could_not_send_the_next_one_does(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn();
        visitor.route(ENGAGEMENTS, Route::abort);
        page.view(content, content);
        page.leave();
        visitor.unroute(ENGAGEMENTS);
        page.open();
        page.signIn();
        assertThat(events(page.flushAll())).containsExactly("content-viewed", "content-viewed");
    }

    @Test
    void an_action_whose_answer_was_lost_is_sent_again_and_recorded_once(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn();
        once(route -> {
            route.fetch();
            route.abort();
        });
        page.view(content);
        assertThat(page.flush()).isEqualTo(1);
        page.page().waitForResponse(ENGAGEMENTS, page::flushAll);
        assertThat(page.batches()).hasSize(2);
        assertThat(page.batches().getFirst()).isEqualTo(page.batches().getLast());
        awaitEvents("content-viewed");
    }

    @Test
    void a_server_that_asks_for_patience_is_given_it(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage();
        page.page().clock().install();
        page.signIn();
        once(route -> route.fulfill(new FulfillOptions().setStatus(429).setHeaders(Map.of("Retry-After", "600"))));
        page.view(content);
        page.flush();
        page.page().clock().fastForward("09:00");
        assertThat(page.flush()).isEqualTo(1);
        assertThat(page.batches()).hasSize(1);
        page.page().waitForResponse(ENGAGEMENTS, () -> page.page().clock().fastForward("02:00"));
        awaitEvents("content-viewed");
    }

    @Test
    void a_token_that_ran_out_is_asked_for_anew(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn("{ token: ({ renew }) => renew ? token : 'run out' }");
        page.view(content);
        assertThat(events(page.flushAll())).containsExactly("content-viewed");
    }

    @Test
    void one_bad_action_is_reported_and_takes_no_other_with_it() {
        PortalPage page = openPage().signIn();
        page.view(content, "never-published", content);
        assertThat(events(page.flushAll())).containsExactly("content-viewed", "content-viewed");
        assertThat(page.run("return rejected"))
                .isEqualTo(List.of("never-published urn:rapport:problem:unknown-content"));
    }

    @Test
    void a_batch_that_is_refused_as_a_whole_is_sent_one_by_one(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn();
        visitor.route(ENGAGEMENTS, route -> {
            if (route.request().postData().contains("poison")) {
                route.fulfill(new FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\": \"urn:rapport:problem:malformed-json\"}"));
            } else {
                route.resume();
            }
        });
        page.view(content, "poison", content);
        assertThat(events(page.flushAll())).containsExactly("content-viewed", "content-viewed");
        assertThat(page.run("return rejected")).isEqualTo(List.of("poison urn:rapport:problem:malformed-json"));
    }

    @Test
    void the_oldest_give_way_when_too_many_wait() {
        PortalPage page = openPage().signIn("{ maxQueued: 2 }");
        page.flush();
        page.view("first", content, content);
        assertThat(page.run("return dropped")).isEqualTo(List.of("first"));
        assertThat(events(page.flushAll())).hasSize(2);
    }

    @Test
    void two_tabs_take_turns() {
        PortalPage one = openPage().signIn();
        PortalPage other = openPage().signIn();
        List<Route> held = new ArrayList<>();
        visitor.route(ENGAGEMENTS, held::add);
        one.view(content, content);
        other.view(content);
        one.page().waitForRequest(ENGAGEMENTS, () -> one.run("window.flushing = client.flush()"));
        other.run("window.flushing = client.flush()");
        other.page().waitForFunction("async () => (await navigator.locks.query()).pending.length > 0");
        assertThat(other.batches()).isEmpty();
        visitor.unroute(ENGAGEMENTS);
        held.forEach(Route::resume);
        one.flushAll();
        other.flushAll();
        awaitEvents("content-viewed", "content-viewed", "content-viewed");
    }

    @Test
    void a_withdrawal_deletes_what_rested_on_consent_before_anything_is_sent() {
        PortalPage page = openPage().signIn();
        PortalPage otherTab = openPage().signIn();
        page.view(content, content);
        page.run("client.reading('%s', document.querySelector('article'))".formatted(content));
        assertThat(page.run(
                        "window.decision = client.consents.withdraw('analytics'); return Object.keys(localStorage)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .noneMatch(key -> key.contains("action"));
        assertThat(page.run("return client.view('%s') ?? 'not counted'".formatted(content)))
                .isEqualTo("not counted");
        assertThat(page.run("return (await decision).standing.purposes.find(p => p.purpose === 'analytics').inForce"))
                .isEqualTo(Map.of());
        otherTab.page().waitForFunction("content => client.view(content) === undefined", content);
        otherTab.flushAll();
        assertThat(page.kept()).isEmpty();
        assertThat(otherTab.kept()).isEmpty();
        page.leave();
        assertThat(sent(page) + sent(otherTab)).isZero();
    }

    @Test
    void nothing_of_an_hcp_who_did_not_consent_is_kept_or_sent() {
        hcp = portal.register();
        PortalPage page = openPage().signIn("{}");
        page.view(content);
        page.flushAll();
        page.view(content);
        page.flushAll();
        page.leave();
        page.open();
        assertThat(page.kept()).isEmpty();
        assertThat(page.batches()).isEmpty();
    }

    @Test
    void who_consents_then_is_recorded_from_then_on() {
        hcp = portal.register();
        PortalPage page = openPage().signIn();
        page.view("before");
        page.run("await client.consents.grant('analytics', { notice: 'n1', language: 'en' })");
        page.view(content);
        assertThat(events(page.flushAll())).containsExactly("content-viewed");
        assertThat(page.run("return rejected")).isEqualTo(List.of());
    }

    @Test
    void a_portal_may_count_anonymously_without_visit_and_words() {
        hcp = portal.register();
        PortalPage page = openPage().signIn("{ whenNotConsented: 'anonymous' }");
        // It may send by itself as soon as it has heard of consent.
        Response sent = page.page().waitForResponse(ENGAGEMENTS, () -> {
            page.run("client.startSession(); client.view('%s'); client.search({ query: 'mine', results: 1 })"
                    .formatted(content));
            assertThat(page.kept()).isEmpty();
            page.flushAll();
        });
        JsonNode answer = JSON.readTree(sent.text());
        assertThat(texts(answer.path("results").valueStream().toList(), "anonymous"))
                .containsExactly("true", "true", "true");
        assertThat(page.batches()).singleElement().satisfies(batch -> {
            assertThat(texts(batch.subList(1, 3), "session")).containsOnly("");
            assertThat(texts(batch, "query")).containsOnly("");
        });
    }

    @Test
    void a_visit_ends_with_half_an_hour_without_actions() {
        PortalPage page = openPage();
        page.page().clock().install();
        // The server would not believe what happens in the future.
        page.signIn("{ interval: 1e9 }").flushAll();
        page.view(content);
        page.page().clock().fastForward("29:00");
        page.view(content);
        page.page().clock().fastForward("31:00");
        page.view(content);
        assertThat(page.run("return Object.keys(localStorage).filter(key => key.includes(':action:')).sort()"
                        + ".map(key => JSON.parse(localStorage[key]).session)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(3)
                .satisfies(sessions -> {
                    assertThat(sessions.get(1)).isEqualTo(sessions.get(0));
                    assertThat(sessions.get(2)).isNotEqualTo(sessions.get(0));
                });
    }

    @Test
    void reading_is_measured_while_it_can_be_seen_and_sent_once() {
        PortalPage page = openPage();
        page.page().clock().install();
        page.signIn();
        page.run("window.reading = client.reading('%s', document.querySelector('article'))".formatted(content));
        page.page().clock().fastForward("00:30");
        page.run("window.scrollTo(0, 400)");
        page.page().waitForFunction("() => reading.depthPercent === 75");
        page.run("window.scrollTo(0, 0)");
        setVisibility(page.page(), "hidden");
        page.page().clock().fastForward("05:00");
        setVisibility(page.page(), "visible");
        page.page().clock().fastForward("00:10");
        page.run("reading.stop(); reading.stop()");
        assertThat(engagement(page.flushAll())).singleElement().satisfies(view -> {
            assertThat(view.at("/details/depthPercent").asInt()).isEqualTo(75);
            assertThat(view.at("/details/dwellMillis").asInt()).isBetween(40_000, 50_000);
        });
    }

    @Test
    void reading_ends_with_the_page() {
        PortalPage page = openPage().signIn();
        page.run("client.reading('%s', document.querySelector('article'))".formatted(content));
        page.leave();
        awaitEvents("content-viewed");
        assertThat(engagement(0))
                .singleElement()
                .satisfies(view ->
                        assertThat(view.at("/details/depthPercent").asInt()).isEqualTo(50));
    }

    @Test
    void a_page_that_was_ended_while_hidden_has_its_view_sent_by_a_later_one() {
        PortalPage page = openPage().signIn();
        page.run("window.reading = client.reading('%s', document.querySelector('article'))".formatted(content));
        setVisibility(page.page(), "hidden");
        PortalPage later = openPage().signIn("{ now: () => Date.now() + 31 * 60_000 }");
        assertThat(engagement(later.flushAll())).hasSize(1);
        setVisibility(page.page(), "visible");
        assertThat(page.run("reading.stop(); await client.flush(); return reading.ended"))
                .isEqualTo(true);
        assertThat(page.batches()).isEmpty();
    }

    @Test
    void more_than_a_page_may_leave_behind_is_sent_by_the_next_one() {
        PortalPage page = openPage().signIn();
        page.run("for (let i = 0; i < 60; i++) client.comment('%s', { text: 'x'.repeat(2000) })".formatted(content));
        page.leave();
        await().untilAsserted(() -> assertThat(engagement(0)).hasSizeGreaterThan(10));
        assertThat(sent(page)).isLessThan(30);
        page.open();
        page.signIn();
        assertThat(engagement(page.flushAll())).hasSize(60);
    }

    @Test
    void it_tries_again_by_itself_and_ever_less_often(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage();
        page.page().clock().install();
        page.signIn();
        visitor.route(ENGAGEMENTS, Route::abort);
        page.view(content);
        page.flush();
        page.page().waitForRequest(ENGAGEMENTS, () -> page.page().clock().runFor(1_000));
        page.flush();
        page.page().waitForRequest(ENGAGEMENTS, () -> page.page().clock().runFor(4_000));
        visitor.unroute(ENGAGEMENTS);
        int before = page.batches().size();
        page.page().clock().runFor(1_000);
        assertThat(page.batches()).hasSize(before);
        page.page().waitForResponse(ENGAGEMENTS, () -> page.page().clock().runFor(8_000));
        awaitEvents("content-viewed");
    }

    @Test
    void a_browser_that_forbids_storage_is_done_with() {
        PortalPage page = openPage().signIn("{ storage: null, sessionStorage: null }");
        page.view(content, content);
        assertThat(page.kept()).isEmpty();
        assertThat(events(page.flushAll())).hasSize(2);
    }

    @Test
    void a_withdrawal_cuts_off_what_is_being_sent() {
        PortalPage page = openPage().signIn();
        List<String> cutOff = new ArrayList<>();
        page.page().onRequestFailed(request -> cutOff.add(request.url()));
        visitor.route(ENGAGEMENTS, _ -> {});
        page.view(content);
        page.page().waitForRequest(ENGAGEMENTS, () -> page.run("window.flushing = client.flush()"));
        page.run("window.decision = client.consents.withdraw('analytics')");
        page.page().waitForCondition(() -> !cutOff.isEmpty(), new Page.WaitForConditionOptions().setTimeout(5_000));
        page.run("await decision");
        page.flushAll();
        assertThat(cutOff).singleElement().asString().endsWith("/engagements");
        assertThat(page.batches()).hasSize(1);
        assertThat(engagement(0)).isEmpty();
    }

    @Test
    void a_withdrawal_holds_back_what_waits_for_a_token(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage()
                .signIn(
                        "{ token: ({ renew }) => renew ? new Promise(give => window.renew = () => give(token)) : token }");
        page.flush();
        once(route -> route.fulfill(new FulfillOptions().setStatus(401)));
        page.view(content);
        page.run("window.flushing = client.flush()");
        page.page().waitForFunction("() => window.renew");
        page.run("await client.consents.withdraw('analytics'); renew(); await flushing");
        page.flushAll();
        assertThat(page.batches()).hasSize(1);
        assertThat(engagement(0)).isEmpty();
    }

    @Test
    void a_withdrawal_that_did_not_reach_the_server_is_told_and_stops_everything_here(Browser browser) {
        browser.expect(LOADING_FAILED);
        PortalPage page = openPage().signIn();
        visitor.route("**/consents", Route::abort);
        page.view(content);
        assertThat(page.run("return client.consents.withdraw('analytics').catch(() => 'not taken')"))
                .isEqualTo("not taken");
        visitor.unroute("**/consents");
        page.view(content);
        page.run("await client.consents.read()");
        page.view(content);
        page.flushAll();
        assertThat(page.batches()).isEmpty();
    }

    @Test
    void a_withdrawal_for_one_product_deletes_what_may_be_about_it() {
        PortalPage page = openPage().signIn();
        page.view(content);
        page.run("client.search({ query: 'statins', results: 2 })");
        page.run("await client.consents.withdraw('analytics', { product: 'LIPO' })");
        assertThat(events(page.flushAll())).containsExactly("content-searched");
    }

    private PortalPage openPage() {
        return new PortalPage(visitor, port, hcp);
    }

    /** Does something else with the next batch than to let it through. */
    private void once(Consumer<Route> instead) {
        AtomicBoolean done = new AtomicBoolean();
        visitor.route(ENGAGEMENTS, route -> {
            if (done.getAndSet(true)) {
                route.resume();
            } else {
                instead.accept(route);
            }
        });
    }

    /** Headless pages are always visible. */
    private static void setVisibility(Page page, String state) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                state);
    }

    private static int sent(PortalPage page) {
        return page.batches().stream().mapToInt(List::size).sum();
    }

    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asString("")).toList();
    }

    private void awaitEvents(String... names) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(events(0)).containsExactly(names));
    }

    private List<String> events(long position) {
        return engagement(position).stream()
                .map(item -> item.path("event").asString().replace("engagement.", ""))
                .toList();
    }

    private List<JsonNode> engagement(long position) {
        return Api.as(Role.PORTAL, port)
                .get("/api/v1/hcps/" + hcp + "/timeline?limit=100&min-position=" + position)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("feature").asString().equals("engagement"))
                .toList();
    }
}
