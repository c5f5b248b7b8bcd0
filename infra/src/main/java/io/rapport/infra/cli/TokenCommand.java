package io.rapport.infra.cli;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Prints a bearer token for the demo instance, valid for twelve hours.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ROLE", description = "portal, hcp, compliance, analyst, crm, reviewer or operator")
    private String role = "";

    @Option(names = "--hcp", paramLabel = "ID", description = "the HCP whom a token of role hcp speaks for")
    private @Nullable String hcp;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "who holds it, to tell people of one role apart where four eyes are asked for")
    private @Nullable String person;

    @Option(
            names = "--signing",
            description = "as after a new sign-in with a second factor, which signing a review asks for; needs --as")
    private boolean signing;

    @Mixin
    private InstanceOptions instance = new InstanceOptions();

    @Override
    public void run() {
        Role caller = Role.of(role).orElseThrow(() -> misuse("ROLE: expected one of " + roles() + ", not " + role));
        if ((caller == Role.HCP) != (hcp != null)) {
            throw misuse("--hcp ID: expected with the role hcp, and only with it");
        }
        if (person != null && (caller == Role.HCP || person.isBlank())) {
            throw misuse("--as NAME: expected a name, with any role but hcp");
        }
        if (signing && person == null) {
            throw misuse("--signing: expected with --as NAME, because a signature is somebody's");
        }
        DataFolder folder = instance.folder();
        if (!Files.exists(folder.tokenKey())) {
            throw new CannotStart("no demo has been started on the data folder " + folder.root()
                    + "; start one with ./rapport demo, or name its folder with --data");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            DemoTokens tokens = DemoTokens.open(folder.tokenKey());
            out.println(token(tokens, caller, Instant.now()));
        } catch (IOException e) {
            throw new CannotStart("the demo's key cannot be read: " + IoFailures.inWords(e), e);
        }
    }

    private String token(DemoTokens tokens, Role caller, Instant now) {
        if (person == null) {
            return tokens.issue(caller, hcp, now);
        }
        return signing ? tokens.issueToSigner(person, caller, now) : tokens.issueTo(person, caller, now);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));
    }
}
