package io.rapport.infra.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which demo instance a command is about. */
public final class InstanceOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private int port = 8080;

    @Option(
            names = "--data",
            defaultValue = ".rapport",
            description = "the folder that holds all of its data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".rapport");

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the instance's HTTP port (default: ${DEFAULT-VALUE})")
    void setPort(int port) {
        this.port = checked(new LocalPort(port, "--port"), spec);
    }

    static int checked(LocalPort port, CommandSpec spec) {
        if (!port.isOne()) {
            throw new ParameterException(
                    spec.commandLine(),
                    port.option() + ": expected a number from 1 to " + LocalPort.LAST + ", not " + port.number());
        }
        return port.number();
    }

    public int port() {
        return port;
    }

    public DataFolder folder() {
        return new DataFolder(data.toAbsolutePath().normalize());
    }
}
