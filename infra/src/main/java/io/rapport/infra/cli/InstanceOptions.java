package io.rapport.infra.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which demo instance a command is about. */
public final class InstanceOptions {

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the instance's HTTP port (default: ${DEFAULT-VALUE})")
    int port = 8080;

    @Option(
            names = "--data",
            defaultValue = ".rapport",
            description = "the folder that holds all of its data (default: ${DEFAULT-VALUE})")
    Path data = Path.of(".rapport");

    public int port() {
        return port;
    }

    public DataFolder folder() {
        return new DataFolder(data.toAbsolutePath().normalize());
    }
}
