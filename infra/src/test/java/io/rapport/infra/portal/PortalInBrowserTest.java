package io.rapport.infra.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.rapport.infra.testing.Accessibility;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Browser;
import io.rapport.infra.testing.Browser.Window;
import io.rapport.infra.testing.ConsoleSession;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RequiresChromium;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an HCP does on the demo portal, and what becomes of it. */
@RapportTest
@RequiresChromium
class PortalInBrowserTest {

    @LocalServerPort
    private int port;

    private Portal portal;
    private String hcp;
    private String content;

    @BeforeEach
    void aReaderWithSomethingToRead() {
        portal = new Portal(port);
        content = portal.publish();
        hcp = portal.registerConsenting();
        portal.decide(hcp, "grant", "personalisation");
    }

    @Test
    void what_is_read_to_its_end_and_bookmarked_is_told_beside_it(Browser browser) {
        Page page = signIn(browser, Window.DESKTOP);
        page.navigate(url("/portal/content/" + content));
        page.getByText("The end.").scrollIntoViewIfNeeded();
        assertThat(recorded(page, "Read 100 %")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Bookmark"))
                .click();
        assertThat(recorded(page, "Bookmarked")).containsText("Heart failure in practice");
    }

    @Test
    void recommendations_rest_on_the_segment_as_soon_as_personalisation_is_withdrawn(Browser browser) {
        long read = portal.act(hcp, Portal.view("v1", content)).position();
        Api.asHcp(hcp, port).get("/api/v1/hcps/" + hcp + "/recommendations?min-position=" + read);
        Page page = signIn(browser, Window.DESKTOP);
        page.navigate(url("/portal/consents"));
        Locator basis = page.locator("#basis");
        assertThat(basis).hasAttribute("data-level", "behaviour");
        page.locator("#switch-personalisation").click();
        assertThat(basis).hasAttribute("data-level", "segment");
        assertThat(page.locator("#switch-personalisation")).hasAttribute("aria-checked", "false");
    }

    @Test
    void nobody_but_an_hcp_gets_beyond_the_choice() {
        assertThat(ConsoleSession.ofNobody(port).get("/portal/home").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/portal"));
        assertThat(ConsoleSession.of("ANALYST", port).get("/portal/home").statusCode())
                .isEqualTo(403);
    }

    @Test
    void everybody_can_use_its_pages_in_any_window(Browser browser) {
        for (Window window : List.of(Window.DESKTOP, Window.PHONE)) {
            Page page = signIn(browser, window);
            for (String path : List.of("home?q=heart", "content/" + content, "consents", "samples")) {
                page.navigate(url("/portal/" + path));
                requireReadable(page, path);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                requireReadable(page, path);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            }
        }
    }

    private Page signIn(Browser browser, Window window) {
        Page page = browser.open(window, url("/portal"));
        page.getByLabel("An HCP by its id").fill(hcp);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Continue").setExact(true))
                .click();
        page.waitForURL("**/portal/home");
        return page;
    }

    private static Locator recorded(Page page, String what) {
        return page.locator("#recorded-list li").filter(new FilterOptions().setHasText(what));
    }

    private static void requireReadable(Page page, String path) {
        assertThat(page.locator("#recorded-list li")).not().hasCount(0);
        assertThat(page.locator("[aria-busy]")).hasCount(0);
        assertThat((Boolean) page.evaluate(
                        "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"))
                .as(path + " is no wider than the window")
                .isTrue();
        Accessibility.check(page);
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
