package io.rapport.infra.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A database of a test's own that can be stopped and started again, with its data and on its port. */
public final class RestartableDatabase implements AutoCloseable {

    /** How it goes away: in order, though without waiting for clients, or as if it had crashed. */
    public enum Stop {
        FAST,
        IMMEDIATE
    }

    private final EmbeddedDatabase database;
    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;

    private RestartableDatabase(EmbeddedDatabase database, Path folder) throws IOException {
        this.database = database;
        this.programs = PostgresPrograms.in(folder.resolve("programs"));
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
    }

    public static RestartableDatabase start(Path folder) throws IOException, InterruptedException {
        return new RestartableDatabase(EmbeddedDatabase.start(folder), folder);
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    public void stop(Stop how) throws IOException, InterruptedException {
        control("stop", "-m", how.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Returns when it takes connections again. Only a restart takes over the options of the start before. */
    public void startAgain() throws IOException, InterruptedException {
        control("restart", "-l", log.toString());
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder control = programs.program("pg_ctl", arguments);
        control.command().addAll(java.util.List.of("-D", data.toString(), "-w"));
        int exitCode = control.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("pg_ctl " + String.join(" ", arguments) + " failed; see " + log);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
