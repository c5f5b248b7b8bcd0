package io.rapport.infra.cli;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running instance a command is for: a demo, or any other by its address and a token. */
final class OperatorOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private InstanceOptions instance = new InstanceOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "an instance that is no demo, such as https://rapport.example.org")
    private @Nullable URI url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "a file with a token of role operator for it")
    private @Nullable Path tokenFile;

    OperatorApi open() throws IOException {
        if (url == null && tokenFile == null) {
            return new OperatorApi(URI.create("http://localhost:" + instance.port()), demoToken());
        }
        if (url == null || tokenFile == null) {
            throw new ParameterException(spec.commandLine(), "--url and --token-file: expected both or neither");
        }
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new ParameterException(spec.commandLine(), "--url: expected an address that begins with http");
        }
        return new OperatorApi(url, Files.readString(tokenFile).strip());
    }

    private String demoToken() throws IOException {
        DataFolder folder = instance.folder();
        if (!Files.exists(folder.tokenKey())) {
            throw new CannotStart("no demo has been started on the data folder " + folder.root()
                    + "; name its folder with --data, or another instance with --url");
        }
        return DemoTokens.open(folder.tokenKey()).issue(Role.OPERATOR, null, Instant.now());
    }
}
