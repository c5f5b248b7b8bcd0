package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one test sees the application with. A test fails when a page of it logs an error, which violations of its content
 * security policy are too, or throws one that it does not catch.
 */
public final class Browser {

    /** How large a window is, and whether its owner likes it dark. */
    public record Window(int width, int height, ColorScheme scheme) {

        public static final Window DESKTOP = new Window(1280, 800, ColorScheme.LIGHT);
        public static final Window PHONE = new Window(360, 740, ColorScheme.LIGHT);

        public Window dark() {
            return new Window(width, height, ColorScheme.DARK);
        }

        /** Such as {@code 1280-light}. */
        public String name() {
            return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Chromium chromium;
    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Browser(Chromium chromium) {
        this.chromium = chromium;
    }

    /** Somebody who was never here before, with empty storage. */
    public BrowserContext visitor(Window window) {
        BrowserContext visitor = chromium.newContext(new NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.scheme())
                .setLocale("en-GB"));
        visitor.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        visitor.onWebError(error -> complaints.add(error.error()));
        visitors.add(visitor);
        return visitor;
    }

    /** The only page of a new visitor. */
    public Page open(Window window, String url) {
        Page page = visitor(window).newPage();
        page.navigate(url);
        return page;
    }

    /** A page of somebody of the demo, such as {@code ANALYST}, who has just signed in. */
    public Page signedIn(String person, Window window, String origin) {
        Page page = open(window, origin + "/sign-in");
        page.locator("form:has(input[value=" + person + "]) button").click();
        page.waitForURL(origin + "/");
        return page;
    }

    /** Complaints with {@code part} in them are what the test is about. */
    public void expect(String part) {
        expected.add(part);
    }

    public static void screenshot(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Fails now, and not at the end of the test, where a page has complained. */
    public void requireNoComplaint() {
        List<String> unexpected = complaints.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
        complaints.clear();
        assertThat(unexpected).as("what pages complained about").isEmpty();
    }

    void close() {
        visitors.forEach(BrowserContext::close);
        requireNoComplaint();
    }
}
