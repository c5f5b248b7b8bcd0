package io.rapport.infra.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Accessibility;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Browser;
import io.rapport.infra.testing.Browser.Window;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RequiresChromium;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an inspector finds in the audit trail, and lets a browser prove. */
@RapportTest
@RequiresChromium
class AuditPageInBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of the example in docs/operations/audit-proofs.md. */
    private static final String ANOTHER_KEY = "rapport+36c8e40c+AVSmYka8a+3y/10b2a844/OdVA61BrdiFq3teiPHAF9u";

    @LocalServerPort
    private int port;

    private String origin;
    private String hcp;
    private Api compliance;
    private long position;

    @BeforeEach
    void aConsentThatIsSigned() {
        origin = "http://localhost:" + port;
        compliance = Api.as(Role.COMPLIANCE, port);
        Portal portal = new Portal(port);
        hcp = portal.register();
        position = portal.decide(hcp, "grant", "analytics").position();
        await().atMost(PATIENCE)
                .until(() -> compliance
                                .get("/api/v1/audit/proofs/inclusion?position=" + position)
                                .status()
                        == 200);
        assertThat(compliance
                        .get("/api/v1/audit/events/" + position + "?min-position=" + position)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_inspector_finds_an_event_and_verifies_it_in_the_browser(Browser browser) {
        Page page = browser.signedIn("COMPLIANCE", Window.DESKTOP, origin);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Audit").setExact(true))
                .first()
                .click();
        page.locator("input[name=subject]").fill(hcp);
        page.locator("select[name=type]").selectOption("consent");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show")).click();
        Locator found = page.locator("tbody tr");
        assertThat(found).hasCount(1);
        found.getByRole(AriaRole.LINK).first().click();
        verify(page);
        assertThat(page.locator("#steps .missed")).hasCount(0);
        assertThat(page.locator("#steps li")).hasCount(3);
        assertThat(page.locator("#facts")).containsText("consent.granted");
        assertThat(page.locator("#facts")).containsText(hcp);
    }

    @Test
    void an_event_that_is_not_what_was_recorded_is_told(Browser browser) {
        Page page = event(browser);
        page.route("**/api/v1/audit/proofs/leaf*", route -> {
            JsonNode leaf = compliance
                    .get("/api/v1/audit/proofs/leaf?position=" + position)
                    .json();
            byte[] bytes = Base64.getDecoder().decode(leaf.path("encoded").asString());
            bytes[bytes.length - 1] ^= 1;
            route.fulfill(new FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"position\": %d, \"encoded\": \"%s\"}"
                            .formatted(position, Base64.getEncoder().encodeToString(bytes))));
        });
        verify(page);
        assertThat(page.locator("#steps")).containsText("what is stored is not what was recorded");
        assertThat(page.locator("#proven")).isHidden();
    }

    @Test
    void a_key_that_somebody_trusts_and_that_has_not_signed_is_told(Browser browser) {
        Page page = event(browser);
        page.getByText("By a key of your own").click();
        page.locator("#trusted").fill(ANOTHER_KEY);
        verify(page);
        assertThat(page.locator("#steps")).containsText("another key than the one that you trust");
        assertThat(page.locator("#steps li").last()).containsText("The signature is not one by rapport");
        assertThat(page.locator("#proven")).isHidden();
    }

    @Test
    void looking_at_the_trail_is_recorded_with_what_was_looked_for(Browser browser) {
        Page page = browser.signedIn("COMPLIANCE", Window.DESKTOP, origin);
        page.navigate(origin + "/console/audit?subject=" + hcp);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(compliance
                                .get("/api/v1/audit/events?type=audit.data-read&subject=" + hcp)
                                .body())
                        .contains("\"console/audit\"", "compliance-1"));
    }

    static Stream<Window> windows() {
        return Stream.of(Window.DESKTOP, Window.DESKTOP.dark(), Window.PHONE, Window.PHONE.dark());
    }

    @ParameterizedTest
    @MethodSource("windows")
    void everybody_can_read_it_in_any_window(Window window, Browser browser) {
        Page page = browser.signedIn("COMPLIANCE", window, origin);
        page.navigate(origin + "/console/audit");
        Accessibility.requireReadable(page, "audit-" + window.name());
        page.navigate(origin + "/console/audit/" + position);
        verify(page);
        assertThat(page.locator("#facts")).isVisible();
        Accessibility.requireReadable(page, "audit-event-" + window.name());
    }

    private Page event(Browser browser) {
        Page page = browser.signedIn("COMPLIANCE", Window.DESKTOP, origin);
        page.navigate(origin + "/console/audit/" + position);
        return page;
    }

    private static void verify(Page page) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Verify in this browser"))
                .click();
        assertThat(page.locator("#steps li").first()).isVisible();
    }
}
