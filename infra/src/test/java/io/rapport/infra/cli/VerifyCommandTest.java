package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.bundle.SampleBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rapport verify} says, and by which exit code. */
class VerifyCommandTest {

    private static final int VERIFIED = 0;
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;
    private static final int NOT_TRUSTED = 3;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private SampleBundle sample;

    @BeforeEach
    void makeBundle() throws IOException {
        sample = SampleBundle.in(folder);
    }

    private VerifiedBundle verify(Path bundle, Object... options) {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
        for (Object option : options) {
            arguments.add(option.toString());
        }
        return VerifiedBundle.of(bundle, arguments.toArray(String[]::new));
    }

    @Test
    void a_bundle_is_verified_by_a_key_from_outside() {
        VerifiedBundle verified =
                verify(sample.bundle(), "--trusted-key", sample.key(), "--checkpoint", sample.earlier());
        assertThat(verified.exitCode()).as(verified.out()).isEqualTo(VERIFIED);
        assertThat(verified.out()).contains("\nVERIFIED\n").contains("your checkpoint");
        assertThat(verified.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void in_a_demo_the_key_is_that_of_its_data_folder() throws IOException {
        Files.createDirectories(data.resolve("audit"));
        Files.copy(sample.key(), data.resolve("audit").resolve("verifier-key"));
        assertThat(verify(sample.bundle()).exitCode()).isEqualTo(VERIFIED);
    }

    @Test
    void without_a_key_from_outside_nothing_is_verified() {
        VerifiedBundle verified = verify(sample.bundle());
        assertThat(verified.exitCode()).isEqualTo(NOT_TRUSTED);
        assertThat(verified.out()).doesNotContain("VERIFIED").contains("agrees with itself");
    }

    @Test
    void what_is_broken_is_named() throws IOException {
        byte[] bytes = Files.readAllBytes(sample.bundle());
        bytes[bytes.length / 2] ^= 1;
        Path broken = Files.write(folder.resolve("broken.zip"), bytes);
        VerifiedBundle verified = verify(broken, "--trusted-key", sample.key());
        assertThat(verified.exitCode()).isEqualTo(BROKEN);
        assertThat(verified.out()).containsPattern("BROKEN  [a-z.]+").doesNotContain("VERIFIED");
        assertThat(verified.err()).isEmpty();
    }

    @Test
    void another_key_verifies_nothing() throws IOException {
        SampleBundle other = SampleBundle.in(Files.createDirectories(folder.resolve("other")));
        VerifiedBundle verified = verify(sample.bundle(), "--trusted-key", other.key());
        assertThat(verified.exitCode()).isEqualTo(BROKEN);
        assertThat(verified.out()).contains("BROKEN  manifest.sig");
    }

    @Test
    void a_checkpoint_that_cannot_be_compared_is_no_success() {
        VerifiedBundle verified =
                verify(sample.bundle(), "--trusted-key", sample.key(), "--checkpoint", sample.unknown());
        assertThat(verified.exitCode()).isEqualTo(MISUSED);
        assertThat(verified.out()).contains("from=6&to=9").doesNotContain("VERIFIED");
    }

    @Test
    void a_proof_that_was_asked_for_compares_it() {
        VerifiedBundle verified = verify(
                sample.bundle(),
                "--trusted-key",
                sample.key(),
                "--checkpoint",
                sample.unknown(),
                "--consistency",
                sample.proof());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("\nVERIFIED\n").contains("by your proof");
    }

    @Test
    void what_is_no_proof_and_a_proof_without_a_checkpoint_are_misuse() {
        for (List<Object> options : List.<List<Object>>of(
                List.of("--checkpoint", sample.unknown(), "--consistency", sample.key()),
                List.of("--consistency", sample.proof()))) {
            List<Object> all = new ArrayList<>(List.of("--trusted-key", sample.key()));
            all.addAll(options);
            VerifiedBundle verified = verify(sample.bundle(), all.toArray());
            assertThat(verified.exitCode()).isEqualTo(MISUSED);
            assertThat(verified.err()).contains("--consistency");
        }
    }

    @Test
    void a_checkpoint_of_another_log_is_misuse() throws IOException {
        SampleBundle other = SampleBundle.in(Files.createDirectories(folder.resolve("other")));
        VerifiedBundle verified =
                verify(sample.bundle(), "--trusted-key", sample.key(), "--checkpoint", other.earlier());
        assertThat(verified.exitCode()).isEqualTo(MISUSED);
        assertThat(verified.err()).contains("--checkpoint");
    }

    @Test
    void what_is_no_file_or_no_key_is_misuse() {
        assertThat(verify(folder.resolve("none.zip")).exitCode()).isEqualTo(MISUSED);
        assertThat(verify(folder).exitCode()).isEqualTo(MISUSED);
        assertThat(verify(sample.bundle(), "--trusted-key", folder.resolve("none"))
                        .exitCode())
                .isEqualTo(MISUSED);
        VerifiedBundle noKey = verify(sample.bundle(), "--trusted-key", sample.bundle());
        assertThat(noKey.exitCode()).isEqualTo(MISUSED);
        assertThat(noKey.err()).contains("--trusted-key");
    }

    @Test
    void what_is_no_zip_is_a_broken_bundle() {
        VerifiedBundle verified = verify(sample.key(), "--trusted-key", sample.key());
        assertThat(verified.exitCode()).isEqualTo(BROKEN);
        assertThat(verified.out()).contains("BROKEN  zip");
    }
}
