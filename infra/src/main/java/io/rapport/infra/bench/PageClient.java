package io.rapport.infra.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visits pages as one of the people of the demo, by a session of its own. */
record PageClient(HttpClient http, int port) {

    private static final int SUCCESS = 200;
    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|png|woff2))\"");

    /** Open until the suite ends. */
    static PageClient signIn(BenchRun run, BenchApplication application, String person)
            throws IOException, InterruptedException {
        PageClient client = new PageClient(
                run.resources()
                        .add(HttpClient.newBuilder()
                                .cookieHandler(new CookieManager())
                                .build()),
                application.port());
        Matcher token = FORGERY_TOKEN.matcher(client.get("/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("the page to sign in has no token against forgery");
        }
        client.send(HttpRequest.newBuilder(client.uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("person=" + person + "&_csrf=" + token.group(1))));
        return client;
    }

    /** @throws IllegalStateException if there is no such page for this person */
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET());
        if (answer.statusCode() != SUCCESS) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Bytes of a page with the styles, scripts and pictures that it names, without compression. */
    long weight(String path) throws IOException, InterruptedException {
        String page = get(path);
        long bytes = page.length();
        Set<String> parts = new HashSet<>();
        Matcher part = PART.matcher(page);
        while (part.find()) {
            if (parts.add(part.group(1))) {
                bytes += get(part.group(1)).length();
            }
        }
        return bytes;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
