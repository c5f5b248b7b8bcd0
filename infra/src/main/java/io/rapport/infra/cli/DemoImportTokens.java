package io.rapport.infra.cli;

import io.rapport.infra.importer.Tokens;
import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens for an import into a demo, issued once by the key in its data folder. */
final class DemoImportTokens implements Tokens {

    private final Map<String, String> issued = new ConcurrentHashMap<>();
    private final DemoTokens tokens;

    private DemoImportTokens(DemoTokens tokens) {
        this.tokens = tokens;
    }

    static Tokens of(Path data) {
        try {
            return new DemoImportTokens(DemoTokens.open(new DataFolder(data).tokenKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no demo has been started on the data folder " + data + ": its key cannot be read", e);
        }
    }

    @Override
    public String bearer(String role) {
        return issued.computeIfAbsent(role, code -> tokens.issue(Role.of(code).orElseThrow(), null, Instant.now()));
    }
}
