package io.rapport.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.ConsoleSession;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.query.console.ConsolePage;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees which page, and what a session may do. */
@RapportTest
class ConsoleAccessTest {

    @LocalServerPort
    private int port;

    static Stream<Arguments> pagesAndPeople() {
        return Arrays.stream(ConsolePage.values())
                .flatMap(page -> Arrays.stream(DemoPerson.values()).map(person -> Arguments.of(page, person)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndPeople")
    void a_page_opens_for_its_roles_and_for_nobody_else(ConsolePage page, DemoPerson person) {
        ConsoleSession session = ConsoleSession.of(person.name(), port);
        boolean allowed = page.roles().contains(person.role().code());
        assertThat(session.get(page.path()).statusCode()).isEqualTo(allowed ? 200 : 403);
        assertThat(session.get("/").body().contains("href=\"" + page.path() + "\""))
                .as("listed")
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(ConsolePage.class)
    void a_page_sends_who_has_not_signed_in_to_do_so_and_back(ConsolePage page) {
        HttpResponse<String> answer = ConsoleSession.ofNobody(port).get(page.path() + "?x=1");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?to=" + ConsoleSession.encoded(page.path() + "?x=1"));
    }

    @Test
    void who_signs_in_arrives_where_they_wanted_to_go() {
        HttpResponse<String> answer = ConsoleSession.ofNobody(port).signIn("ANALYST", "/console/kpis?grain=week");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("localhost:" + port + "/console/kpis?grain=week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example/", "evil"})
    void nobody_is_sent_elsewhere_by_a_sign_in(String elsewhere) {
        HttpResponse<String> answer = ConsoleSession.ofNobody(port).signIn("ANALYST", elsewhere);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("localhost:" + port + "/");
    }

    @Test
    void a_sign_in_without_the_token_of_its_page_is_refused() {
        ConsoleSession session = ConsoleSession.ofNobody(port);
        session.get("/sign-in");
        assertThat(session.submit("/sign-in", "person=ANALYST").statusCode()).isEqualTo(403);
        assertThat(session.get("/console/kpis").statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_has_another_name_after_the_sign_in() {
        ConsoleSession session = ConsoleSession.ofNobody(port);
        session.get("/sign-in");
        String before = session.cookies().getFirst().getValue();
        session.signIn("ANALYST", "/");
        assertThat(session.cookies()).hasSize(1);
        assertThat(session.cookies().getFirst().getValue()).isNotEqualTo(before);
    }

    @Test
    void a_browser_is_given_the_sessions_name_alone_out_of_reach_of_scripts() {
        ConsoleSession session = ConsoleSession.of("ANALYST", port);
        assertThat(session.cookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo("rapport-session");
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        assertThat(session.get("/console/kpis").body()).doesNotContainPattern("eyJ[\\w-]+\\.[\\w-]+\\.");
    }

    @Test
    void who_signs_out_is_nobody() {
        ConsoleSession session = ConsoleSession.of("ANALYST", port);
        session.submit("/sign-out", "_csrf=" + ConsoleSession.encoded(session.forgeryToken("/")));
        assertThat(session.get("/console/kpis").statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_reads_by_the_api_what_its_role_may() {
        ConsoleSession analyst = ConsoleSession.of("ANALYST", port);
        assertThat(analyst.get("/api/v1/kpis").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = analyst.get("/api/v1/audit/events");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_session_writes_by_the_api_with_the_token_of_a_page_and_not_without() {
        ConsoleSession editor = ConsoleSession.of("EDITOR", port);
        String id = "draft-" + UUID.randomUUID();
        assertThat(editor.post("/api/v1/content", Portal.draft(id)).statusCode())
                .isEqualTo(403);
        assertThat(editor.post(
                                "/api/v1/content",
                                Portal.draft(id),
                                "X-CSRF-TOKEN",
                                editor.forgeryToken("/console/kpis"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_page_runs_no_script_but_ours_and_is_framed_by_nobody() {
        HttpResponse<String> page = ConsoleSession.of("ANALYST", port).get("/console/kpis");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void what_pages_load_is_kept_by_browsers_under_names_that_tell_its_content() {
        String page = ConsoleSession.ofNobody(port).get("/").body();
        String style = page.replaceAll("(?s).*href=\"(/styles/rapport-[0-9a-f]{32}\\.css)\".*", "$1");
        HttpResponse<String> answer = ConsoleSession.ofNobody(port).get(style);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=3600", "public");
    }
}
