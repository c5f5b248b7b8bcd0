package io.rapport.infra.security;

import io.rapport.infra.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What is answered in a session to who has not signed in, or may not do what they ask for. */
final class RefusedVisits implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SIGN_IN = "/sign-in";
    private static final String PORTAL = "/portal";

    private final ProblemWriter problems;

    RefusedVisits(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        if (ofScript(request)) {
            // Read by htmx, which goes there with the whole page.
            response.setHeader("HX-Redirect", SIGN_IN);
            problems.write(
                    response, HttpStatus.UNAUTHORIZED, "sign-in-required", "expected a session that is signed in");
        } else {
            response.sendRedirect(signInFor(request));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (ofScript(request)) {
            problems.write(response, HttpStatus.FORBIDDEN, "not-allowed", "this session does not allow this");
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            request.getRequestDispatcher("/refused").forward(request, response);
        }
    }

    private static boolean ofScript(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") || request.getHeader("HX-Request") != null;
    }

    private static String signInFor(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(PORTAL + "/")) {
            return PORTAL;
        }
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return SIGN_IN;
        }
        String query = request.getQueryString();
        return SIGN_IN + "?to="
                + URLEncoder.encode(
                        request.getRequestURI() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
    }
}
