package io.rapport.infra.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.governance.ModelId;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Accessibility;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Browser;
import io.rapport.infra.testing.Browser.Window;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.RequiresChromium;
import io.rapport.infra.testing.TrainingJob;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What anybody may read about models, as browsers show it. */
@RapportTest
@RequiresChromium
class ModelPageInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CommandDispatcher dispatcher;

    private ModelId model;

    @BeforeEach
    void aModelWithMuchToTell() {
        TrainingJob job = new TrainingJob(dispatcher);
        model = new ModelId("model-" + UUID.randomUUID());
        job.train(model, "Ranks what is eligible.");
        long evaluated = job.evaluateUnevenly(model);
        assertThat(Api.as(Role.OPERATOR, port)
                        .get("/api/v1/models?min-position=" + evaluated)
                        .status())
                .isEqualTo(200);
    }

    static Stream<Window> windows() {
        return Stream.of(Window.DESKTOP, Window.DESKTOP.dark(), Window.PHONE, Window.PHONE.dark());
    }

    @ParameterizedTest
    @MethodSource("windows")
    void everybody_can_read_them_in_any_window(Window window, Browser browser) {
        Page page = browser.open(window, url("/models"));
        Accessibility.requireReadable(page, "models-" + window.name());
        page.navigate(url("/models/" + model.value()));
        Accessibility.requireReadable(page, "model-" + window.name());
    }

    @Test
    void a_script_that_got_into_a_page_is_not_run_and_is_noticed(Browser browser) {
        Page page = browser.open(Window.DESKTOP, url("/models"));
        page.waitForConsoleMessage(() -> page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'document.title = "taken over"';
                  document.body.append(script);
                }
                """));
        assertThat(page.title()).doesNotContain("taken over");
        assertThatThrownBy(browser::requireNoComplaint)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Content Security Policy");
    }

    @Test
    void a_page_that_not_everybody_can_read_is_noticed(Browser browser) {
        Page page = browser.open(Window.DESKTOP, url("/models"));
        page.evaluate("() => document.documentElement.removeAttribute('lang')");
        assertThatThrownBy(() -> Accessibility.check(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("html-has-lang");
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
