package io.rapport.infra.outbox;

import io.rapport.infra.testing.ApplicationProcess;
import java.nio.file.Path;

/** The application with its streams, to be killed. Further arguments: the brokers, and where figures are kept. */
final class ChaosApplication {

    private ChaosApplication() {}

    public static void main(String[] arguments) {
        ApplicationProcess.run(
                arguments[0],
                arguments[1],
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                "--rapport.streams.enabled=true",
                "--rapport.kafka.bootstrap-servers=" + arguments[4],
                "--rapport.streams.figures.state-folder=" + arguments[5]);
        System.out.println(ApplicationProcess.READY);
    }
}
