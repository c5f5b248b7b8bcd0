package io.rapport.infra.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.ModelId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Accessibility;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Browser;
import io.rapport.infra.testing.Browser.Window;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RequiresChromium;
import io.rapport.infra.testing.TrainingJob;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The console as people see and use it. */
@RapportTest
@RequiresChromium
class ConsoleInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    private Portal portal;
    private Api front;
    private String origin;

    @BeforeEach
    void people() {
        portal = new Portal(port);
        front = Api.as(Role.PORTAL, port);
        origin = "http://localhost:" + port;
    }

    static Stream<Window> windows() {
        return Stream.of(Window.DESKTOP, Window.DESKTOP.dark(), Window.PHONE, Window.PHONE.dark());
    }

    @ParameterizedTest
    @MethodSource("windows")
    void everybody_can_read_the_pages_for_compliance_in_any_window(Window window, Browser browser) {
        String hcp = portal.registerConsenting();
        portal.decide(hcp, "grant", "personalisation");
        String content = portal.publish();
        portal.act(hcp, Portal.view("c-" + hcp, content));
        String list = front.get("/api/v1/hcps/" + hcp + "/recommendations?placement=home")
                .json()
                .path("id")
                .asString();
        Page page = browser.signedIn("COMPLIANCE", window, origin);
        for (String path : new String[] {
            "/",
            "/console/kpis",
            "/console/kpis/active",
            "/console/content",
            "/console/hcps",
            "/console/hcps/" + hcp,
            "/console/recommendations",
            "/console/recommendations/" + list
        }) {
            page.navigate(origin + path);
            Accessibility.requireReadable(
                    page,
                    "console" + path.replace(hcp, "hcp").replace(list, "list").replace('/', '-') + window.name());
        }
    }

    @Test
    void an_analyst_sees_a_kpi_part_by_part_and_gets_it_as_a_file(Browser browser) {
        Page page = browser.signedIn("ANALYST", Window.DESKTOP, origin);
        page.getByRole(AriaRole.LINK, named("KPIs")).first().click();
        page.getByRole(AriaRole.LINK, named("Active HCPs")).click();
        page.getByLabel("Specialty").selectOption("cardiology");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page).hasURL(Pattern.compile(".*specialty=cardiology.*"));
        assertThat(page.getByText("How it is computed")).isVisible();
        String file = page.waitForDownload(
                        () -> page.getByText("Download as CSV").first().click())
                .suggestedFilename();
        assertThat(file).isEqualTo("active.csv");
    }

    @Test
    void moving_the_slider_shows_the_consents_of_that_day(Browser browser) {
        String hcp = portal.registerConsenting();
        Page page = browser.signedIn("COMPLIANCE", Window.DESKTOP, origin);
        page.navigate(origin + "/console/hcps/" + hcp);
        Locator consents = page.locator("#consents");
        assertThat(consents.getByText("✓ in force").first()).isVisible();
        page.locator("#as-of").fill("2020-01-01T00:00:00Z");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.getByText("There was nobody of this id yet")).isVisible();
        page.locator("#day").focus();
        page.locator("#day").press("End");
        page.locator("#day").dispatchEvent("change");
        assertThat(page.locator("#consents").getByText("✓ in force").first()).isVisible();
        assertThat(page).not().hasURL(Pattern.compile(".*as-of.*"));
    }

    @Test
    void a_model_is_submitted_by_one_and_approved_by_another(Browser browser) {
        TrainingJob job = new TrainingJob(dispatcher);
        ModelId model = new ModelId("model-" + UUID.randomUUID());
        job.train(model, "Ranks what is eligible.");
        long evaluated = job.evaluate(model);
        String card = origin + "/models/" + model.value();

        Page operator = browser.signedIn("OPERATOR", Window.DESKTOP, origin);
        operator.navigate(card + "?min-position=" + evaluated);
        operator.getByRole(AriaRole.BUTTON, named("Submit for approval")).click();
        assertThat(operator.locator(".badge").first()).hasText("submitted");
        assertThat(operator.getByRole(AriaRole.BUTTON, named("Approve"))).hasCount(0);

        Page reviewer = browser.signedIn("REVIEWER", Window.DESKTOP, origin);
        reviewer.navigate(card);
        reviewer.getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(reviewer.locator(".badge").first()).hasText("approved");
    }

    @ParameterizedTest
    @MethodSource("windows")
    void an_operator_sees_events_as_they_are_recorded(Window window, Browser browser) {
        Page page = browser.signedIn("OPERATOR", window, origin);
        page.navigate(origin + "/console/operations");
        assertThat(page.getByText("Live.")).isVisible();
        portal.register();
        assertThat(page.locator("#events li").first()).containsText("hcp.registered");
        Accessibility.requireReadable(page, "console-operations-" + window.name());
    }

    @Test
    void what_the_api_refuses_is_told_at_the_form(Browser browser) {
        String id = "draft-" + UUID.randomUUID();
        front.post("/api/v1/content", Portal.draft(id));
        front.post("/api/v1/content/" + id + "/submission", "");
        Page page = browser.signedIn("REVIEWER", Window.DESKTOP, origin);
        browser.expect("422");
        browser.expect("400");
        browser.expect("409");
        page.navigate(origin + "/console/content");
        Locator form = page.locator("form[data-post$='" + id + "/approval']");
        form.getByLabel("Approved until").fill("2020-01-01");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(form.getByRole(AriaRole.ALERT)).isVisible();
    }

    @Test
    void a_name_with_a_script_and_of_another_direction_is_a_name(Browser browser) {
        String hcp = "hcp-" + UUID.randomUUID();
        long position = front.post(
                        "/api/v1/hcps",
                        Portal.registration(hcp)
                                .replace("\"Ada\"", "\"עדה\"")
                                .replace("\"Byron\"", "\"<script>document.title='taken'</script>\""))
                .position();
        assertThat(front.get("/api/v1/hcps/" + hcp + "?min-position=" + position)
                        .status())
                .isEqualTo(200);
        Page page = browser.signedIn("COMPLIANCE", Window.PHONE, origin);
        page.navigate(origin + "/console/hcps/" + hcp);
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("עדה <script>document.title='taken'</script>");
        assertThat(page.title()).doesNotContain("taken").contains(hcp);
        Accessibility.requireReadable(page, "console-name");
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
