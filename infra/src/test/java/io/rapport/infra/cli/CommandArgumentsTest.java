package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands refuse before they start anything: 2 where the call is wrong, 1 where the machine stands in the way. */
class CommandArgumentsTest {

    private static final int CANNOT = 1;
    private static final int MISUSED = 2;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_token_of_an_unknown_role_is_refused_with_the_roles() {
        assertThat(run("token", "doctor", "--data", folder.toString())).isEqualTo(MISUSED);
        assertThat(err.toString())
                .contains(Arrays.stream(Role.values()).map(Role::code).toList());
    }

    @Test
    void a_token_of_an_hcp_needs_its_id() {
        assertThat(run("token", "hcp", "--data", folder.toString())).isEqualTo(MISUSED);
        assertThat(err.toString()).contains("--hcp");
    }

    @Test
    void a_token_to_sign_with_is_somebodys() {
        assertThat(run("token", "compliance", "--signing", "--data", folder.toString()))
                .isEqualTo(MISUSED);
        assertThat(err.toString()).contains("--as");
    }

    @Test
    void there_is_no_token_where_no_demo_was() {
        assertThat(run("token", "portal", "--data", folder.toString())).isEqualTo(CANNOT);
        assertThat(out.toString()).isEmpty();
        assertThat(messageOfOneLine()).contains(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "70000", "abc"})
    void a_port_is_a_number_of_16_bits(String port) {
        assertThat(run("demo", "--empty", "--port", port, "--data", folder.toString()))
                .isEqualTo(MISUSED);
        assertThat(err.toString()).contains("--port", port);
    }

    @Test
    void a_data_folder_may_not_be_a_file() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("demo", "--empty", "--port", freePort(), "--data", file.toString()))
                .isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/rapport", "/dev/null/rapport"})
    void a_data_folder_must_be_writable(String nowhere) throws IOException {
        assertThat(run("demo", "--empty", "--port", freePort(), "--data", nowhere))
                .isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains(nowhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "::"})
    void a_port_that_others_listen_on_is_refused_before_anything_is_started(String address) throws IOException {
        InetAddress taken = InetAddress.getByName(address);
        Assumptions.assumeTrue(taken.isAnyLocalAddress() || NetworkInterface.getByInetAddress(taken) != null);
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(taken, 0));
            String port = Integer.toString(other.getLocalPort());

            assertThat(run("demo", "--empty", "--port", port, "--data", folder.toString()))
                    .isEqualTo(CANNOT);

            assertThat(messageOfOneLine()).contains("port " + port);
        }
        DataFolder data = new DataFolder(folder);
        assertThat(data.database()).doesNotExist();
        try (FileChannel claim = data.claim()) {
            assertThat(claim.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "."})
    void serving_needs_a_configuration_file(String config) {
        String file = folder.resolve(config).toString();
        assertThat(run("serve", "--config", file)).isEqualTo(CANNOT);
        assertThat(messageOfOneLine()).contains(file);
    }

    private int run(String... arguments) {
        CommandLine program = RapportCli.commandLine();
        return program.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private String messageOfOneLine() {
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }

    private static String freePort() {
        return Integer.toString(FreePorts.next());
    }
}
