package io.rapport.infra.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in to the console. Without a client nobody can, but in the demo.
 *
 * @param clientId of the console at the issuer of {@code rapport.security.issuer-uri}
 * @param clientSecret its secret
 * @param scope what it asks for
 * @param longestSession after which everybody signs in again
 */
@ConfigurationProperties("rapport.console")
public record ConsoleProperties(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue({"openid", "profile"}) List<String> scope,
        @DefaultValue("8h") Duration longestSession) {

    public ConsoleProperties {
        if ((clientId == null) != (clientSecret == null)) {
            throw new IllegalArgumentException(
                    "rapport.console.client-id, rapport.console.client-secret: expected both or none");
        }
        scope = List.copyOf(scope);
    }
}
