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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * As much of an OpenID Connect provider as is asked for by a resource server, its metadata and its keys, and by a client: the
 * code flow with PKCE (RFC 7636), in which whoever comes is a person of one role.
 */
final class FakeIssuer implements AutoCloseable {

    private static final int KEY_BITS = 2048;
    private static final String CODE = "a-code";

    private final RSAKey key;
    private final HttpServer server;
    private volatile Map<String, String> asked = Map.of();

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
                 "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer.uri()));
        issuer.server.createContext("/authorize", issuer::authorize);
        issuer.server.createContext("/token", issuer::exchange);
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

    /** What was asked of the person who came last, such as {@code prompt}. */
    Map<String, String> asked() {
        return asked;
    }

    /** Sends whoever comes back at once with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked = parameters(exchange.getRequestURI().getRawQuery());
            String back = asked.get("redirect_uri") + "?code=" + CODE + "&state="
                    + URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", back);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** Gives tokens for the code to who proves to be the one that asked for it. */
    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> given =
                    parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean proven = CODE.equals(given.get("code"))
                    && challenge(String.valueOf(given.get("code_verifier"))).equals(asked.get("code_challenge"));
            byte[] body = (proven
                            ? "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": \""
                                    + idToken() + "\"}"
                            : "{\"error\": \"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(proven ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        } catch (JOSEException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private String idToken() throws JOSEException {
        Instant now = Instant.now();
        return signed(claims(Role.ANALYST, now)
                .audience(String.valueOf(asked.get("client_id")))
                .claim("nonce", asked.get("nonce"))
                .claim("auth_time", now.getEpochSecond())
                .build());
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    String token(Role role) throws JOSEException {
        return signed(claims(role, Instant.now()).audience("rapport").build());
    }

    private JWTClaimsSet.Builder claims(Role role, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("somebody")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("roles", List.of(role.code()));
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
