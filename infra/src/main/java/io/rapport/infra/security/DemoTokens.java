package io.rapport.infra.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's own tokens, signed under a key in its data folder that only the folder's owner can read. */
public final class DemoTokens {

    public static final String ISSUER = "urn:rapport:demo";

    private static final int KEY_BITS = 2048;
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final RSAKey key;

    private DemoTokens(RSAKey key) {
        this.key = key;
    }

    /** Reads the key, or makes it where there is none. */
    public static DemoTokens openOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return open(file);
    }

    public static DemoTokens open(Path file) throws IOException {
        try {
            return new DemoTokens(RSAKey.parse(Files.readString(file)));
        } catch (ParseException e) {
            throw new IOException(file + " is not a key of the demo", e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            String json = new RSAKeyGenerator(KEY_BITS).keyID("demo").generate().toJSONString();
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "key",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, json);
            Files.move(draft, file);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** A token of twelve hours for somebody who is known by its role alone, or by the HCP whom it speaks for. */
    public String issue(Role role, @Nullable String hcp, Instant now) {
        return issue(claims(role, hcp == null ? role.code() : hcp, now).claim("hcp_id", hcp));
    }

    /** A token of twelve hours for a person among several of one role, such as where four eyes are asked for. */
    public String issueTo(String person, Role role, Instant now) {
        return issue(claims(role, person, now));
    }

    /**
     * The token of somebody who has just signed in with a password and a code, as an issuer would have them do before they
     * sign. Others of the demo say nothing of a sign-in, so that nobody can sign with them.
     */
    public String issueToSigner(String person, Role role, Instant now) {
        return issue(claims(role, person, now)
                .claim("name", person)
                .claim("auth_time", now.getEpochSecond())
                .claim("amr", List.of("pwd", "otp")));
    }

    private static JWTClaimsSet.Builder claims(Role role, String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("rapport")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .claim("roles", List.of(role.code()));
    }

    private String issue(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing with an RSA key of the demo cannot fail", e);
        }
        return token.serialize();
    }
}
