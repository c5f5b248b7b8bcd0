package io.rapport.infra.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import com.nimbusds.jose.JOSEException;
import io.rapport.infra.web.ProblemWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Least privilege by role; an HCP's own token reaches its own data and nothing else. What is not listed is refused. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain accessRules(HttpSecurity http, SecurityProperties properties, ProblemWriter problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles(properties)))
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "token-required",
                                    "expected a valid bearer token");
                        }))
                .exceptionHandling(errors -> errors.accessDeniedHandler((request, response, failure) ->
                        problems.write(response, HttpStatus.FORBIDDEN, "not-allowed", "the token does not allow this")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(GET, "/openapi/**", "/asyncapi/**")
                        .permitAll()
                        .requestMatchers(GET, "/models", "/models/{id}", "/styles/{file}", "/client/{file}")
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
                        .access(ownOr(properties, Role.PORTAL, Role.COMPLIANCE))
                        .requestMatchers(POST, "/api/v1/hcps/{id}/deactivation")
                        .access(anyOf(Role.PORTAL, Role.COMPLIANCE))
                        .requestMatchers(PATCH, "/api/v1/hcps/{id}")
                        .access(ownOr(properties, Role.PORTAL))
                        .requestMatchers(PUT, "/api/v1/hcps/{id}/interests")
                        .access(ownOr(properties, Role.PORTAL))
                        .requestMatchers(POST, "/api/v1/hcps/{id}/**")
                        .access(ownOr(properties, Role.PORTAL))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/consents/{recordId}/confirmation-code")
                        .access(anyOf(Role.PORTAL))
                        .requestMatchers(POST, "/api/v1/notices/{id}/versions")
                        .access(anyOf(Role.COMPLIANCE))
                        .requestMatchers(GET, "/api/v1/notices")
                        .access(anyOf(Role.PORTAL, Role.HCP, Role.COMPLIANCE, Role.REVIEWER))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/personal-data")
                        .access(ownOr(properties, Role.COMPLIANCE))
                        .requestMatchers(ofThePast("/api/v1/hcps/{id}"), ofThePast("/api/v1/hcps/{id}/sample-requests"))
                        .access(ownOr(properties, Role.COMPLIANCE))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/consents")
                        .access(ownOr(properties, Role.PORTAL, Role.COMPLIANCE, Role.CRM))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/sample-requests/**")
                        .access(ownOr(properties, Role.PORTAL, Role.COMPLIANCE, Role.REVIEWER, Role.CRM))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/recommendations")
                        .access(ownOr(properties, Role.PORTAL))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/contact-advice")
                        .access(anyOf(Role.PORTAL, Role.CRM))
                        .requestMatchers(
                                GET, "/api/v1/recommendations/{id}/replay", "/api/v1/contact-advice/{id}/replay")
                        .access(anyOf(Role.COMPLIANCE, Role.REVIEWER))
                        .requestMatchers(GET, "/api/v1/hcps/{id}/**")
                        .access(ownOr(properties, Role.PORTAL, Role.COMPLIANCE))
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
                                POST,
                                "/api/v1/content",
                                "/api/v1/content/{id}/revision",
                                "/api/v1/content/{id}/submission")
                        .access(anyOf(Role.PORTAL))
                        .requestMatchers(POST, "/api/v1/content/{id}/*")
                        .access(anyOf(Role.REVIEWER))
                        .requestMatchers(GET, "/api/v1/content/{id}/versions")
                        .access(anyOf(Role.PORTAL, Role.REVIEWER, Role.COMPLIANCE))
                        .requestMatchers(GET, "/api/v1/content", "/api/v1/content/{id}", "/api/v1/content/{id}/related")
                        .access(anyOf(Role.PORTAL, Role.HCP, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST))
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
                        .denyAll())
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) throws IOException, JOSEException {
        JwtClaimValidator<List<String>> audience =
                new JwtClaimValidator<>("aud", values -> values != null && values.contains(properties.audience()));
        NimbusJwtDecoder decoder;
        String issuer;
        if (properties.demoKey() != null) {
            issuer = DemoTokens.ISSUER;
            decoder = NimbusJwtDecoder.withPublicKey(
                            DemoTokens.open(properties.demoKey()).publicKey().toRSAPublicKey())
                    .build();
        } else {
            issuer = String.valueOf(properties.issuerUri());
            decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        }
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer), audience));
        // As text: to make a URL of it, which nobody needs, takes a third of the time of the whole check.
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, claim -> claim)));
        return decoder;
    }

    private static JwtAuthenticationConverter roles(SecurityProperties properties) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(jwt -> authorities(jwt, properties.rolesClaim()));
        return converter;
    }

    private static Collection<GrantedAuthority> authorities(Jwt jwt, String rolesClaim) {
        List<String> roles = jwt.getClaimAsStringList(rolesClaim);
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                        .toList();
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

    private static AuthorizationManager<RequestAuthorizationContext> ownOr(
            SecurityProperties properties, Role... roles) {
        return new OwnDataRule(properties.hcpClaim(), new RoleRule(roles));
    }
}
