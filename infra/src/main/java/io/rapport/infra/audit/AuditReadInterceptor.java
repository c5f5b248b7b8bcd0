package io.rapport.infra.audit;

import io.rapport.domain.audit.AuditResource;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Texts;
import io.rapport.infra.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets nobody read audit data of which it could not be recorded that they do. */
final class AuditReadInterceptor implements HandlerInterceptor {

    private static final String API = "/api/v1/";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** The parameter of searches that names the HCP whom they are about. */
    private static final String SUBJECT = "subject";

    private final AuditReads reads;

    AuditReadInterceptor(AuditReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (READS.contains(request.getMethod())
                && AuditedReads.include(pattern, isCompliance(request.getUserPrincipal()))) {
            record(request, pattern, request.getUserPrincipal());
        }
        return true;
    }

    private void record(HttpServletRequest request, String pattern, Principal reader) {
        Map<String, String> criteria = new LinkedHashMap<>(variables(request));
        String hcp = isAboutHcp(pattern) ? criteria.remove("id") : request.getParameter(SUBJECT);
        for (String name : new TreeSet<>(request.getParameterMap().keySet())) {
            criteria.putIfAbsent(name, String.join(",", request.getParameterValues(name)));
        }
        reads.record(
                new AuditResource(resource(pattern)),
                new Actor(reader.getName()),
                correlationId(request),
                hcp,
                criteria);
    }

    private static boolean isAboutHcp(String pattern) {
        return pattern.startsWith(API + "hcps/{id}") || pattern.startsWith("/console/hcps/{id}");
    }

    private static String resource(String pattern) {
        return pattern.substring(pattern.startsWith(API) ? API.length() : 1);
    }

    @SuppressWarnings("unchecked") // as documented of the attribute
    private static Map<String, String> variables(HttpServletRequest request) {
        return (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    private static String correlationId(HttpServletRequest request) {
        String given = request.getHeader("X-Correlation-Id");
        return given != null && Texts.isIdentifier(given)
                ? given
                : UUID.randomUUID().toString();
    }

    private static boolean isCompliance(@Nullable Principal caller) {
        return caller instanceof Authentication authentication
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> Role.COMPLIANCE.code().equals(authority.getAuthority()));
    }
}
