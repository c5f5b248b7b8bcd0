package io.rapport.infra.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exactly one of {@code issuerUri} and {@code demoKey} is set.
 *
 * @param issuerUri the OpenID Connect issuer whose tokens are accepted
 * @param audience what a token of the issuer must name as its audience
 * @param rolesClaim the claim with the caller's roles
 * @param hcpClaim the claim with the id of the HCP whom a token of role {@code hcp} speaks for
 * @param demoKey the key pair under which the demo signs its own tokens
 */
@ConfigurationProperties("rapport.security")
public record SecurityProperties(
        @Nullable String issuerUri,
        @DefaultValue("rapport") String audience,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("hcp_id") String hcpClaim,
        @Nullable Path demoKey) {

    public SecurityProperties {
        if (issuerUri == null && demoKey == null) {
            throw new IllegalArgumentException(
                    "rapport.security.issuer-uri: expected the issuer whose tokens are accepted");
        }
        if (issuerUri != null && demoKey != null) {
            throw new IllegalArgumentException(
                    "rapport.security.demo-key: expected only where there is no rapport.security.issuer-uri");
        }
    }
}
