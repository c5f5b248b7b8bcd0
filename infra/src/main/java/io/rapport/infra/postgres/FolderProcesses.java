package io.rapport.infra.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The processes of PostgreSQL that work on one data folder, whoever started them. They are known by the folder itself
 * and not by the number in {@code postmaster.pid}, which may long be another program's.
 */
final class FolderProcesses {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration KILLED = Duration.ofSeconds(10);

    private final Path folder;

    FolderProcesses(Path folder) {
        this.folder = folder;
    }

    boolean any() {
        return !all().isEmpty();
    }

    /**
     * Ends them all: by PostgreSQL's fast shutdown, which does not wait for clients, or where that takes longer than the
     * given time, or nobody is left to do it, as a power cut would.
     *
     * @throws IOException where even that does not end them
     */
    void stop(Duration fast) throws IOException, InterruptedException {
        List<ProcessHandle> leaders = those(this::isNamed);
        if (!leaders.isEmpty()) {
            interrupt(leaders);
            await(fast);
        }
        List<ProcessHandle> rest = all();
        rest.forEach(ProcessHandle::destroyForcibly);
        if (!rest.isEmpty() && !await(KILLED)) {
            throw new IOException("the database on " + folder + " does not stop; its processes are "
                    + all().stream().map(ProcessHandle::pid).toList());
        }
    }

    private boolean await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (any()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return true;
    }

    /** SIGINT, which Java itself cannot send. */
    private static void interrupt(List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -INT \"$@\"", "sh"));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<ProcessHandle> all() {
        return those(process -> isNamed(process) || worksHere(process));
    }

    private static List<ProcessHandle> those(Predicate<ProcessHandle> wanted) {
        return ProcessHandle.allProcesses().filter(wanted).toList();
    }

    /** The postmaster and what starts or makes a database: called with {@code -D} and the folder. */
    private boolean isNamed(ProcessHandle process) {
        List<String> arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
        int option = arguments.indexOf("-D");
        return option >= 0 && option + 1 < arguments.size() && isFolder(arguments.get(option + 1));
    }

    /** The postmaster's children, which outlive it for a moment and name no folder: they work in it. */
    private boolean worksHere(ProcessHandle process) {
        try {
            return isFolder(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .toString())
                    && process.info().command().orElse("").endsWith("postgres");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // it has ended, is another user's, or this is no Linux
        }
    }

    private boolean isFolder(String path) {
        try {
            return Path.of(path).equals(folder) || Files.isSameFile(Path.of(path), folder);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}
