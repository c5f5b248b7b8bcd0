package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void what_it_announces_is_waited_for() throws Exception {
        try (ChildProcess child = shell("echo starting; echo 'port: 42'; exit 0")) {
            assertThat(child.awaitLine("port: ", PATIENCE)).isEqualTo("42");
            child.awaitSuccess(PATIENCE);
        }
    }

    @Test
    void what_it_wrote_tells_why_it_never_got_there() throws Exception {
        try (ChildProcess child = shell("echo 'no such thing' >&2; exit 3")) {
            assertThatThrownBy(() -> child.awaitLine("ready", PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no such thing");
            assertThatThrownBy(() -> child.awaitSuccess(PATIENCE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void it_does_not_outlive_its_use() throws Exception {
        ChildProcess child = shell("echo ready; exec sleep 600");
        child.awaitLine("ready", PATIENCE);
        child.close();
        assertThat(child.handle().isAlive()).isFalse();
    }

    private static ChildProcess shell(String script) throws IOException {
        return ChildProcess.start("the script", List.of("sh", "-c", script));
    }
}
