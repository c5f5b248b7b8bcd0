package io.rapport.infra.security;

import io.rapport.infra.web.ProblemWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * People, whose browser keeps nothing but the name of a session; their token stays here. A page's script may call the API in
 * their session, with a token against forgery.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

    private static final String ISSUER = "rapport";

    /** A parameter of the way to the issuer: who wants to sign a document proves once more who they are. */
    private static final String ANEW = "anew";

    @Bean
    ClientRegistrationRepository issuer(SecurityProperties security, ConsoleProperties console) {
        // Asked at the first sign-in, because the issuer may not be there yet when this starts.
        Supplier<ClientRegistration> registration = SingletonSupplier.of(
                () -> ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(security.issuerUri()))
                        .registrationId(ISSUER)
                        .clientId(Objects.requireNonNull(console.clientId()))
                        .clientSecret(Objects.requireNonNull(console.clientSecret()))
                        .scope(console.scope())
                        .build());
        return id -> id.equals(ISSUER) && console.clientId() != null ? registration.get() : null;
    }

    /** Before the chain for bearer tokens, which takes what is left. */
    @Bean
    @Order(1)
    SecurityFilterChain people(
            HttpSecurity http,
            AccessRules rules,
            SessionTokens sessions,
            ClientRegistrationRepository issuer,
            ConsoleProperties console,
            TokenRoles roles,
            ProblemWriter problems,
            Clock clock) {
        RefusedVisits refused = new RefusedVisits(problems);
        http.securityMatcher(pagesAndSessions())
                .securityContext(context -> context.securityContextRepository(sessions))
                .addFilterBefore(new SessionLimit(console.longestSession(), clock), AuthorizationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .authorizeHttpRequests(rules::apply);
        if (console.clientId() == null) {
            // Where somebody wanted to go is in the address of the page for signing in.
            http.requestCache(RequestCacheConfigurer::disable);
        } else {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .failureUrl("/sign-in?failed")
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests(issuer)))
                    .successHandler(new SignedIn(sessions, roles)));
        }
        return http.build();
    }

    private static RequestMatcher pagesAndSessions() {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        RequestMatcher pages = new OrRequestMatcher(
                path.matcher("/"),
                path.matcher("/console/**"),
                path.matcher("/models/**"),
                path.matcher("/portal/**"),
                path.matcher("/sign-in"),
                path.matcher("/sign-out"),
                path.matcher("/refused"),
                path.matcher("/oauth2/**"),
                path.matcher("/login/**"));
        RequestMatcher inSession = new AndRequestMatcher(
                path.matcher("/api/**"),
                request -> request.getRequestedSessionId() != null,
                new NegatedRequestMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null));
        return new OrRequestMatcher(pages, inSession);
    }

    private static OAuth2AuthorizationRequestResolver requests(ClientRegistrationRepository issuer) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(issuer, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce().andThen(ConsoleConfiguration::anewIfAsked));
        return resolver;
    }

    /** OpenID Connect Core 1.0, section 3.1.2.1. */
    private static void anewIfAsked(OAuth2AuthorizationRequest.Builder request) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getRequest().getParameter(ANEW) != null) {
            request.additionalParameters(parameters -> {
                parameters.put("prompt", "login");
                parameters.put("max_age", "0");
            });
        }
    }
}
