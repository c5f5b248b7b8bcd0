package io.rapport.infra.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visits pages as a browser does that keeps cookies and runs no script. Redirects are told, not followed. */
public final class ConsoleSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"(?:_csrf\" value|csrf\" content)=\"([^\"]+)\"");

    private static final int MOST_HOPS = 10;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    private ConsoleSession(int port) {
        this.port = port;
    }

    public static ConsoleSession ofNobody(int port) {
        return new ConsoleSession(port);
    }

    /** @param person of the demo, such as {@code ANALYST} */
    public static ConsoleSession of(String person, int port) {
        ConsoleSession session = new ConsoleSession(port);
        session.signIn(person, "/");
        return session;
    }

    public HttpResponse<String> signIn(String person, String to) {
        return submit(
                "/sign-in", "person=" + person + "&to=" + encoded(to) + "&_csrf=" + encoded(forgeryToken("/sign-in")));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** As a browser goes on from redirect to redirect, to other hosts, too. */
    public HttpResponse<String> follow(String path) {
        HttpResponse<String> answer = get(path);
        for (int hops = 0; hops < MOST_HOPS && answer.statusCode() == 302; hops++) {
            answer = send(HttpRequest.newBuilder(answer.uri()
                            .resolve(answer.headers().firstValue("Location").orElseThrow()))
                    .GET());
        }
        return answer;
    }

    /** A form as it stands in the body. */
    public HttpResponse<String> submit(String path, String form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The token against forgery that a page holds. */
    public String forgeryToken(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException(page + " has no token");
        }
        return token.group(1);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
