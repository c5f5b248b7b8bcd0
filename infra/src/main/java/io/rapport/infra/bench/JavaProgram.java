package io.rapport.infra.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a class of this program in a JVM of its own, from the jar or from the folders that this one runs from. */
final class JavaProgram {

    /** As {@code ./rapport serve} is started. */
    private static final List<String> PRODUCTION = List.of("-XX:+UseParallelGC", "-Xmn256m", "-Xss512k", "-Xmx1g");

    /** The load tool shares the processors with what it loads. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

    private static final List<String> COMMON = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private JavaProgram() {}

    /** The application with arguments as {@code ./rapport} takes them. */
    static List<String> application(String... arguments) {
        List<String> command = java(PRODUCTION);
        if (isJar(classPath())) {
            command.addAll(List.of("-jar", classPath()));
        } else {
            command.addAll(List.of("-cp", classPath(), "io.rapport.infra.cli.RapportCli"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Gatling with our classes. Its own jars are no part of the product and lie in a folder beside its jar.
     *
     * @throws IOException if they do not
     */
    static List<String> gatling(List<String> options, String... arguments) throws IOException {
        List<String> command = java(SMALL);
        command.addAll(options);
        if (isJar(classPath())) {
            Path tool = Path.of(classPath()).toAbsolutePath().resolveSibling("load");
            if (!Files.isDirectory(tool)) {
                throw new IOException("the load tool is missing in " + tool + "; build Rapport with Maven");
            }
            command.addAll(List.of(
                    "-Dloader.path=" + tool,
                    "-Dloader.main=io.gatling.app.Gatling",
                    "-cp",
                    classPath(),
                    "org.springframework.boot.loader.launch.PropertiesLauncher"));
        } else {
            command.addAll(List.of("-cp", classPath(), "io.gatling.app.Gatling"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON);
        command.addAll(options);
        return command;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static boolean isJar(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    }
}
