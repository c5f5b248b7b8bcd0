package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Holds pages to WCAG 2.2 AA, as far as axe-core can tell. */
public final class Accessibility {

    private static final String AXE = source();

    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${node.target.join(' ')}: ${rule.help}: ${node.failureSummary}`));
            }
            """;

    private Accessibility() {}

    /** Fails unless everybody can read the page in its window; leaves a picture of it. */
    public static void requireReadable(Page page, String name) {
        Browser.screenshot(page, name);
        assertThat((Boolean) page.evaluate(
                        "() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"))
                .as("nothing is wider than the window of " + name)
                .isTrue();
        check(page);
    }

    /** Fails with each rule that is violated, the element and what would help. */
    public static void check(Page page) {
        // By the debugger, which the page's content security policy does not hold for.
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(RUN))
                .as("violations of WCAG on " + page.url())
                .isEmpty();
    }

    private static String source() {
        try (InputStream script =
                Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
