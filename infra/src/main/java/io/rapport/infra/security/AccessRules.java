package io.rapport.infra.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.rapport.query.console.ConsolePage;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Who may do what, whether by a bearer token or in a session of the console: least privilege by role, and an HCP reaches its
 * own data and nothing else. What is not listed is refused.
 */
@Component
final class AccessRules {

    private final SecurityProperties properties;

    AccessRules(SecurityProperties properties) {
        this.properties = properties;
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        consolePages(requests);
        demoPortal(requests);
        requests.requestMatchers(GET, "/openapi/**", "/asyncapi/**")
                .permitAll()
                .requestMatchers(
                        GET,
                        "/",
                        "/models",
                        "/models/{id}",
                        "/sign-in",
                        "/styles/**",
                        "/client/{file}",
                        "/scripts/**",
                        "/webjars/**",
                        "/favicon.ico")
                .permitAll()
                .requestMatchers(POST, "/sign-in", "/sign-out")
                .permitAll()
                .requestMatchers(GET, "/oauth2/authorization/*", "/login/oauth2/code/*")
                .permitAll()
                .requestMatchers("/refused")
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers(GET, "/actuator/health/**")
                .permitAll()
                .requestMatchers(GET, "/actuator/metrics/**")
                .access(anyOf(Role.OPERATOR))
                .requestMatchers(POST, "/api/v1/hcps", "/api/v1/hcps/{id}/verification")
                .access(anyOf(Role.PORTAL))
                .requestMatchers(PUT, "/api/v1/hcps/{id}/product-access/{product}")
                .access(anyOf(Role.PORTAL))
                .requestMatchers(DELETE, "/api/v1/hcps/{id}/product-access/{product}")
                .access(anyOf(Role.PORTAL))
                .requestMatchers("/api/v1/hcps/{id}/erasure/**")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/hcps/{id}/consents/{purpose}/propagation")
                .access(ownOr(Role.PORTAL, Role.COMPLIANCE))
                .requestMatchers(POST, "/api/v1/hcps/{id}/deactivation")
                .access(anyOf(Role.PORTAL, Role.COMPLIANCE))
                .requestMatchers(PATCH, "/api/v1/hcps/{id}")
                .access(ownOr(Role.PORTAL))
                .requestMatchers(PUT, "/api/v1/hcps/{id}/interests")
                .access(ownOr(Role.PORTAL))
                .requestMatchers(POST, "/api/v1/hcps/{id}/**")
                .access(ownOr(Role.PORTAL))
                .requestMatchers(GET, "/api/v1/hcps/{id}/consents/{recordId}/confirmation-code")
                .access(anyOf(Role.PORTAL))
                .requestMatchers(POST, "/api/v1/notices/{id}/versions")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/notices")
                .access(anyOf(Role.PORTAL, Role.HCP, Role.COMPLIANCE, Role.REVIEWER))
                .requestMatchers(GET, "/api/v1/hcps/{id}/personal-data")
                .access(ownOr(Role.COMPLIANCE))
                .requestMatchers(ofThePast("/api/v1/hcps/{id}"), ofThePast("/api/v1/hcps/{id}/sample-requests"))
                .access(ownOr(Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/hcps/{id}/consents")
                .access(ownOr(Role.PORTAL, Role.COMPLIANCE, Role.CRM))
                .requestMatchers(GET, "/api/v1/hcps/{id}/sample-requests/**")
                .access(ownOr(Role.PORTAL, Role.COMPLIANCE, Role.REVIEWER, Role.CRM))
                .requestMatchers(GET, "/api/v1/hcps/{id}/recommendations")
                .access(ownOr(Role.PORTAL))
                .requestMatchers(GET, "/api/v1/hcps/{id}/contact-advice")
                .access(anyOf(Role.PORTAL, Role.CRM))
                .requestMatchers(GET, "/api/v1/recommendations/{id}/replay", "/api/v1/contact-advice/{id}/replay")
                .access(anyOf(Role.COMPLIANCE, Role.REVIEWER))
                .requestMatchers(GET, "/api/v1/hcps/{id}/**")
                .access(ownOr(Role.PORTAL, Role.COMPLIANCE))
                .requestMatchers(
                        POST,
                        "/api/v1/sample-requests/{id}/check",
                        "/api/v1/sample-requests/{id}/approval",
                        "/api/v1/sample-requests/{id}/denial")
                .access(anyOf(Role.REVIEWER))
                .requestMatchers(POST, "/api/v1/sample-requests/{id}/shipment")
                .access(anyOf(Role.CRM))
                .requestMatchers(GET, "/api/v1/sample-requests/{id}")
                .access(anyOf(Role.PORTAL, Role.COMPLIANCE, Role.REVIEWER, Role.CRM))
                .requestMatchers(
                        POST, "/api/v1/content", "/api/v1/content/{id}/revision", "/api/v1/content/{id}/submission")
                .access(anyOf(Role.PORTAL))
                .requestMatchers(POST, "/api/v1/content/{id}/*")
                .access(anyOf(Role.REVIEWER))
                .requestMatchers(GET, "/api/v1/content/{id}/versions")
                .access(anyOf(Role.PORTAL, Role.REVIEWER, Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/content", "/api/v1/content/{id}", "/api/v1/content/{id}/related")
                .access(anyOf(Role.PORTAL, Role.HCP, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST))
                .requestMatchers(GET, "/api/v1/kpis/{code}/hcps")
                .access(anyOf(Role.ANALYST, Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/kpis", "/api/v1/kpis/{code}", "/api/v1/kpis/{code}/csv")
                .access(anyOf(Role.ANALYST, Role.COMPLIANCE, Role.REVIEWER, Role.OPERATOR, Role.PORTAL))
                .requestMatchers(GET, "/api/v1/activity", "/api/v1/figures/{name}")
                .access(anyOf(Role.ANALYST, Role.OPERATOR))
                .requestMatchers(POST, "/api/v1/models/{id}/approval", "/api/v1/models/{id}/rejection")
                .access(anyOf(Role.REVIEWER))
                .requestMatchers(POST, "/api/v1/models/{id}/rollback")
                .access(anyOf(Role.OPERATOR, Role.COMPLIANCE))
                .requestMatchers(POST, "/api/v1/models/{id}/*")
                .access(anyOf(Role.OPERATOR))
                .requestMatchers(GET, "/api/v1/models", "/api/v1/models/{id}", "/api/v1/models/{id}/drift")
                .access(anyOf(Role.OPERATOR, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST))
                .requestMatchers(GET, "/api/v1/trainings", "/api/v1/trainings/{id}")
                .access(anyOf(Role.OPERATOR, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST))
                .requestMatchers("/api/v1/trainings/**")
                .access(anyOf(Role.OPERATOR))
                .requestMatchers(POST, "/api/v1/pins")
                .access(anyOf(Role.PORTAL))
                .requestMatchers(POST, "/api/v1/pins/{id}/approval", "/api/v1/pins/{id}/refusal")
                .access(anyOf(Role.REVIEWER))
                .requestMatchers(POST, "/api/v1/pins/{id}/end")
                .access(anyOf(Role.PORTAL, Role.REVIEWER))
                .requestMatchers(GET, "/api/v1/pins", "/api/v1/pins/{id}")
                .access(anyOf(Role.PORTAL, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST))
                .requestMatchers("/api/v1/replays/**", "/api/v1/projections/**")
                .access(anyOf(Role.OPERATOR))
                .requestMatchers(GET, "/api/v1/audit/proofs/leaf")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(
                        GET,
                        "/api/v1/audit/checkpoint",
                        "/api/v1/audit/checkpoints/**",
                        "/api/v1/audit/proofs/*",
                        "/api/v1/audit/key",
                        "/api/v1/audit/self-check")
                .access(anyOf(Role.COMPLIANCE, Role.OPERATOR))
                .requestMatchers(GET, "/api/v1/feeds/*")
                .access(anyOf(Role.CRM))
                .requestMatchers(GET, "/api/v1/audit/events", "/api/v1/audit/events/*")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers("/api/v1/audit/reviews/**")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(POST, "/api/v1/audit/exports")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(GET, "/api/v1/audit/exports/**")
                .access(anyOf(Role.COMPLIANCE))
                .requestMatchers(POST, "/api/v1/audit/self-check")
                .access(anyOf(Role.COMPLIANCE, Role.OPERATOR))
                .anyRequest()
                .denyAll();
    }

    private static void consolePages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(ofThePast("/console/hcps/{id}")).access(anyOf(Role.COMPLIANCE));
        for (ConsolePage page : ConsolePage.values()) {
            requests.requestMatchers(page.path(), page.path() + "/**").access(new RoleRule(page.roles()));
        }
    }

    /** Without the demo nothing is there, which anybody may be told. */
    private void demoPortal(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        if (properties.demoKey() == null) {
            requests.requestMatchers("/portal/**").permitAll();
        } else {
            requests.requestMatchers(GET, "/portal")
                    .permitAll()
                    .requestMatchers(POST, "/portal/sign-in")
                    .permitAll()
                    .requestMatchers(GET, "/portal/**")
                    .access(anyOf(Role.HCP));
        }
    }

    /** What was known once may rest on a consent that has ended since: to account for it, not to use it. */
    private static RequestMatcher ofThePast(String path) {
        return new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(GET, path),
                request -> request.getParameter("as-of") != null || request.getParameter("known-at") != null);
    }

    private static AuthorizationManager<RequestAuthorizationContext> anyOf(Role... roles) {
        return new RoleRule(roles);
    }

    private AuthorizationManager<RequestAuthorizationContext> ownOr(Role... roles) {
        return new OwnDataRule(properties.hcpClaim(), new RoleRule(roles));
    }
}
