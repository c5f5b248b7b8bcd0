package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.DemoTokens;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./rapport}, on a tree that holds no more than what it looks at. */
class LauncherTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "infra/pom.xml",
            "infra/src/main/java/A.java",
            "infra/src/main/resources/a.sql",
            "infra/src/test/java/ATest.java");

    @TempDir
    private Path temp;

    private Path home;
    private Path elsewhere;
    private Path path;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private record Result(int exitCode, long pid, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        home = temp.resolve("with blank");
        elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        path = Files.createDirectories(temp.resolve("path"));
        for (String source : SOURCES) {
            Files.createDirectories(home.resolve(source).getParent());
            Files.createFile(home.resolve(source));
        }
        Files.createDirectories(home.resolve("infra/target"));
        Files.copy(script(), home.resolve("rapport"));
        assertThat(home.resolve("rapport").toFile().setExecutable(true)).isTrue();
        program(path.resolve("mvn"), "echo \"mvn $PWD $*\"; touch infra/target/rapport.jar");
        environment.put("PATH", path + ":/usr/bin:/bin");
        environment.put("RAPPORT_JDK_SEARCH", fakeJdk().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "token", "import", "check-log", "verify", "bench"})
    void each_command_is_listed_and_explains_itself(String command) throws Exception {
        useTheProgramItself();
        assertThat(run("--help").out()).containsPattern("(?m)^ +" + command + " ");
        Result help = run(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: rapport " + command);
    }

    @Test
    void a_relative_folder_is_the_callers_though_the_script_is_called_by_a_link() throws Exception {
        useTheProgramItself();
        Path key = new DataFolder(elsewhere.resolve("demo")).tokenKey();
        Files.createDirectories(key.getParent());
        DemoTokens.openOrCreate(key);
        Path link = Files.createSymbolicLink(path.resolve("rapport"), Path.of("..", "with blank", "rapport"));

        Result token = call(link.toString(), "token", "portal", "--data", "demo");

        assertThat(token.exitCode()).isZero();
        assertThat(token.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
    }

    @Test
    void the_jvm_takes_the_place_of_the_script_and_so_its_signals() throws Exception {
        jar(BUILT);
        Result demo = run("demo", "--data", "a b");
        assertThat(demo.out()).contains("pid " + demo.pid() + "\n").contains("demo|--data|a b|");
    }

    @Test
    void nothing_is_built_while_the_jar_is_newer_than_the_sources() throws Exception {
        jar(BUILT);
        assertThat(run("demo").err()).isEmpty();
    }

    @Test
    void a_missing_jar_is_built_from_wherever_the_script_is_called() throws Exception {
        Result demo = run("demo");
        assertThat(demo.err()).contains("mvn " + home + " ").contains("package");
        assertThat(demo.out()).contains("demo|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "infra/pom.xml", "infra/src/main/java/A.java", "infra/src/main/resources/a.sql"})
    void a_jar_that_is_older_than_a_source_is_built_once(String source) throws Exception {
        jar(BUILT);
        date(home.resolve(source), BUILT.plusSeconds(1));
        assertThat(run("demo").err()).contains("mvn ");
        assertThat(run("demo").err()).isEmpty();
    }

    @Test
    void a_deleted_source_counts() throws Exception {
        jar(BUILT);
        Files.delete(home.resolve("infra/src/main/resources/a.sql"));
        assertThat(run("demo").err()).contains("mvn ");
    }

    @Test
    void tests_are_no_sources() throws Exception {
        jar(BUILT);
        date(home.resolve("infra/src/test/java/ATest.java"), BUILT.plusSeconds(1));
        assertThat(run("demo").err()).isEmpty();
    }

    @Test
    void a_build_that_fails_ends_it() throws Exception {
        program(path.resolve("mvn"), "exit 1");
        Result demo = run("demo");
        assertThat(demo.exitCode()).isEqualTo(1);
        assertThat(demo.out()).isEmpty();
        assertThat(demo.err()).contains("rapport: the build failed");
    }

    @Test
    void without_a_jdk_it_says_so() throws Exception {
        jar(BUILT);
        Path old = Files.createDirectories(temp.resolve("jdk-21"));
        jdk(old, "21.0.1");
        Path broken = Files.createDirectories(temp.resolve("broken"));
        jdk(broken, "25");
        Files.delete(broken.resolve("release"));
        Files.createDirectories(broken.resolve("release"));
        environment.put("RAPPORT_JDK_SEARCH", "/nowhere::" + old + ":" + broken);

        Result demo = run("demo");

        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.out()).isEmpty();
        assertThat(demo.err().lines()).singleElement().asString().contains("no JDK 25");
    }

    @Test
    void unusable_candidates_are_passed_over() throws Exception {
        jar(BUILT);
        environment.merge("RAPPORT_JDK_SEARCH", "/nowhere::/dev/null:", (jdk, others) -> others + jdk);
        assertThat(run("demo").out()).contains("demo|");
    }

    /** The jar that Maven would build, as far as {@code java -jar} is concerned. */
    private void useTheProgramItself() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, RapportCli.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = home.resolve("infra/target/rapport.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        environment.put("RAPPORT_JDK_SEARCH", System.getProperty("java.home"));
    }

    private void jar(Instant built) throws IOException {
        Files.createFile(home.resolve("infra/target/rapport.jar"));
        try (var files = Files.walk(home)) {
            for (Path file : files.toList()) {
                date(file, built.minusSeconds(1));
            }
        }
        date(home.resolve("infra/target/rapport.jar"), built);
    }

    private static void date(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private Path fakeJdk() throws IOException {
        Path jdk = Files.createDirectories(temp.resolve("jdk-25"));
        jdk(jdk, "25.0.1");
        return jdk;
    }

    private static void jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        program(folder.resolve("bin/java"), "echo \"pid $$\"; printf '%s|' \"$@\"");
        program(folder.resolve("bin/javac"), "");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("rapport")) ? folder.resolve("rapport") : folder.resolveSibling("rapport");
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        return call(home.resolve("rapport").toString(), arguments);
    }

    private Result call(String script, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(temp, "launcher", ".out");
        Path err = Files.createTempFile(temp, "launcher", ".err");
        ProcessBuilder call = new ProcessBuilder(script)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        call.command().addAll(List.of(arguments));
        call.environment().clear();
        call.environment().putAll(environment);
        Process process = call.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), process.pid(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}
