package io.rapport.infra.cli;

import io.rapport.domain.audit.BadNote;
import io.rapport.domain.audit.Checkpoint;
import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.SignedNote;
import io.rapport.domain.audit.VerifierKey;
import io.rapport.infra.bundle.BundleReport;
import io.rapport.infra.bundle.BundleVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rapport verify}: verifies an inspector bundle with nothing but files. */
@Command(
        name = "verify",
        description = {
            "Verifies an inspector bundle offline, and names the first thing in it that is broken.",
            "The key must come from elsewhere than the bundle: whoever can forge a bundle can put a key of their own into it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is what the log's key has signed",
            "1:something in it is broken, or it does not fit the earlier checkpoint",
            "2:the arguments are wrong, or the checkpoint cannot be compared with this bundle",
            "3:the bundle agrees with itself, but no key was given to verify it by"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int VERIFIED = 0;
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;
    private static final int NOT_TRUSTED = 3;

    private static final int MOST_BYTES = 65_536;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "the zip")
    private Path bundle = Path.of("");

    @Option(
            names = "--trusted-key",
            paramLabel = "FILE",
            description = "the log's verifier key (default: that of the demo in the data folder, if there is one)")
    private @Nullable Path trustedKey;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a signed checkpoint that you kept, which the bundle's log must extend")
    private @Nullable Path checkpoint;

    @Option(
            names = "--consistency",
            paramLabel = "FILE",
            description =
                    "the proof between that checkpoint and the bundle's, as it was answered, if the bundle has none")
    private @Nullable Path consistency;

    @Option(names = "--data", defaultValue = ".rapport", description = "a demo's folder (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".rapport");

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(bundle)) {
            throw misuse("BUNDLE: expected a file, and " + bundle + " is none");
        }
        Path keyFile = keyFile();
        VerifierKey key = keyFile == null ? null : key(keyFile);
        SignedNote earlier = checkpoint == null ? null : note(checkpoint, key);
        ConsistencyProof proof = consistency == null ? null : proof(consistency);
        BundleReport report = BundleVerifier.verify(bundle, key, earlier, proof);
        PrintWriter out = spec.commandLine().getOut();
        VerifyText.lines(bundle, keyFile, key, report).forEach(out::println);
        out.flush();
        if (report.broken() != null) {
            return BROKEN;
        }
        if (report.incomparable() != null) {
            return MISUSED;
        }
        return key == null ? NOT_TRUSTED : VERIFIED;
    }

    private @Nullable Path keyFile() {
        if (trustedKey != null) {
            return trustedKey;
        }
        Path published = new DataFolder(data).audit().resolve("verifier-key");
        return Files.isRegularFile(published) ? published : null;
    }

    private VerifierKey key(Path file) throws IOException {
        try {
            return VerifierKey.parse(read("--trusted-key", file).strip());
        } catch (BadNote e) {
            throw misuse("--trusted-key: " + file + " holds no verifier key: " + e.getMessage());
        }
    }

    private SignedNote note(Path file, @Nullable VerifierKey key) throws IOException {
        try {
            SignedNote note = SignedNote.parse(read("--checkpoint", file));
            if (key == null) {
                Checkpoint.parse(note.text());
            } else {
                Checkpoint.open(note, key);
            }
            return note;
        } catch (BadNote e) {
            throw misuse("--checkpoint: " + file + " holds no checkpoint of this log: " + e.getMessage());
        }
    }

    private ConsistencyProof proof(Path file) throws IOException {
        if (checkpoint == null) {
            throw misuse("--consistency: expected together with --checkpoint");
        }
        try {
            return BundleVerifier.proof(read("--consistency", file));
        } catch (IllegalArgumentException e) {
            throw misuse("--consistency: " + file + " holds no proof: " + e.getMessage());
        }
    }

    private String read(String option, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw misuse(option + ": expected a file, and " + file + " is none");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
