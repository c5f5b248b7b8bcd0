package io.rapport.infra.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command in a folder of its own against the fake. */
final class ImportFixture {

    static final String HEADER = "timestamp,eventType,contentId,personId,sessionId,userAgent,userRegion,userCountry\n";

    record Result(int exitCode, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    private final Path folder;
    private final FakeRapport rapport;

    ImportFixture(Path folder, FakeRapport rapport) {
        this.folder = folder;
        this.rapport = rapport;
    }

    /** The shipped mapping, at its place in the repository. */
    static Path deskdropMapping() {
        return find("infra/mappings/deskdrop.yaml").orElseThrow();
    }

    /** The file of this path below the working directory or one of those above it. */
    static Optional<Path> find(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(path))) {
                return Optional.of(at.resolve(path));
            }
        }
        return Optional.empty();
    }

    static String row(long time, String action, String content, String person) {
        return time + "," + action + "," + content + "," + person + ",s1,\"agent, \"\"quoted\"\"\",SP,BR\n";
    }

    Path csv(String content) throws IOException {
        return Files.writeString(folder.resolve("history.csv"), content);
    }

    Path gzip(String content) throws IOException {
        Path file = folder.resolve("history.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    Path mapping(String yaml) throws IOException {
        return Files.writeString(folder.resolve("mapping.yaml"), yaml);
    }

    /** The shipped mapping with some text replaced. */
    Path mappingWith(String target, String replacement) throws IOException {
        String shipped = Files.readString(deskdropMapping());
        if (!shipped.contains(target)) {
            throw new IllegalArgumentException(target);
        }
        return mapping(shipped.replace(target, replacement));
    }

    Path rejects() {
        return folder.resolve("rejects.csv");
    }

    boolean hasCheckpoint() throws IOException {
        Path imports = folder.resolve("data/imports");
        if (Files.notExists(imports)) {
            return false;
        }
        try (var files = Files.list(imports)) {
            return files.findAny().isPresent();
        }
    }

    Result run(Path file) {
        return run(file, deskdropMapping(), "--json");
    }

    Result run(Path file, Path mapping, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(),
                "--mapping",
                mapping.toString(),
                "--port",
                Integer.toString(rapport.port()),
                "--data",
                folder.resolve("data").toString(),
                "--rejects",
                rejects().toString()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    static Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ImportCommand(_ -> role -> role + "-token", Duration.ofMillis(400)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
