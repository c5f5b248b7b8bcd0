package io.rapport.infra.security;

import com.nimbusds.jose.JOSEException;
import io.rapport.infra.web.ProblemWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Callers with a bearer token in each request, of which nothing is remembered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain bearers(HttpSecurity http, AccessRules rules, TokenRoles roles, ProblemWriter problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles))
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
                .authorizeHttpRequests(rules::apply)
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
}
