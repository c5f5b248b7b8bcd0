package io.rapport.infra.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What {@code rapport verify} says of a bundle. */
public record VerifiedBundle(int exitCode, String out, String err) {

    public static VerifiedBundle of(Path bundle, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = RapportCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("verify", bundle.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
        return new VerifiedBundle(exitCode, out.toString(), err.toString());
    }
}
