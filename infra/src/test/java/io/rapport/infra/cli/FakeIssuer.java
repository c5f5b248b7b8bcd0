package io.rapport.infra.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** As much of an OpenID Connect provider as a resource server asks for: its metadata and its keys. */
final class FakeIssuer implements AutoCloseable {

    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final HttpServer server;

    private FakeIssuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static FakeIssuer start() throws IOException, JOSEException {
        FakeIssuer issuer = new FakeIssuer(
                new RSAKeyGenerator(KEY_BITS).keyID("issuer").generate(),
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        issuer.answer("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
                 "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"]}
                """.formatted(issuer.uri()));
        issuer.answer("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
        issuer.server.start();
        return issuer;
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String token(Role role) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .audience("rapport")
                        .subject("somebody")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                        .claim("roles", List.of(role.code()))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
