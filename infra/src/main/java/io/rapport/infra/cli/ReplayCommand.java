package io.rapport.infra.cli;

import io.rapport.infra.demo.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code rapport replay}: read models built anew, compared and switched to. */
@Command(
        name = "replay",
        description = {
            "Builds projections anew from the log, beside those that are read, and says how far it is.",
            "Without a projection, tells how each of them stands. Interrupting this command does not stop a replay."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is done",
            "1:it failed, or was paused or given up meanwhile",
            "2:it was refused; nothing was changed",
            "3:it is done and was compared, and there are differences"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final int DIFFERENT = 3;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Set<String> ENDS = Set.of("ready", "failed", "paused", "given-up");

    /** What is done other than to replay. */
    private static final class Action {

        @Option(names = "--switch", description = "let readers see what was rebuilt; needs --reason")
        private boolean switchOver;

        @Option(names = "--rollback", description = "let readers see what they saw before the switch; needs --reason")
        private boolean rollBack;

        @Option(names = "--give-up", description = "give up the tables that readers do not see")
        private boolean giveUp;

        @Option(names = "--watch", paramLabel = "ID", description = "follow a replay")
        private @Nullable Long watch;

        @Option(names = "--pause", paramLabel = "ID", description = "let a replay rest")
        private @Nullable Long pause;

        @Option(
                names = "--resume",
                paramLabel = "ID",
                description = "go on with a replay that was paused or has failed")
        private @Nullable Long resume;

        @Option(names = "--cancel", paramLabel = "ID", description = "give up a replay and what it has written")
        private @Nullable Long cancel;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PROJECTION",
            description = "such as hcp-profile; several are built in one pass over the log")
    private List<String> projections = List.of();

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            description = "build what was known then, in a schema of its own: a position, a moment such as "
                    + "2026-03-31T16:00:00Z, or a day, which counts to its end in UTC")
    private @Nullable String to;

    @Option(names = "--compare", description = "compare with what readers see, row by row")
    private boolean compare;

    @Option(names = "--replace", description = "replace what stands in the other slot; after that there is no rollback")
    private boolean replace;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; recorded for ever, so nothing about a person")
    private @Nullable String reason;

    @Option(
            names = "--accept-dead-letters",
            description = "switch even if there are more events that could not be taken than in what readers see")
    private boolean acceptDeadLetters;

    @Option(names = "--json", description = "the result as one JSON object on standard output")
    private boolean json;

    @ArgGroup
    private Action action = new Action();

    @Mixin
    private OperatorOptions instance = new OperatorOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (OperatorApi api = instance.open()) {
            return run(api);
        } catch (OperatorApi.Refused e) {
            spec.commandLine().getErr().println("rapport: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return REFUSED;
        }
    }

    private int run(OperatorApi api) throws InterruptedException {
        if (action.watch != null) {
            return follow(api, action.watch);
        }
        if (action.pause != null) {
            api.post("/replays/" + action.pause + "/pause", Map.of());
            return print(ReplayReport.replay(end(api, action.pause)));
        }
        if (action.resume != null) {
            api.post("/replays/" + action.resume + "/resumption", Map.of());
            return follow(api, action.resume);
        }
        if (action.cancel != null) {
            api.delete("/replays/" + action.cancel);
            return print(ReplayReport.replay(end(api, action.cancel)));
        }
        if (action.switchOver || action.rollBack || action.giveUp) {
            return change(api, oneProjection());
        }
        return projections.isEmpty() ? list(api) : replay(api);
    }

    private int change(OperatorApi api, String projection) throws InterruptedException {
        String path = "/projections/" + projection;
        if (action.giveUp) {
            api.delete(path + "/standby");
        } else if (action.rollBack) {
            api.post(path + "/rollback", Map.of("reason", requireReason()));
        } else {
            api.post(path + "/switch", Map.of("reason", requireReason(), "acceptDeadLetters", acceptDeadLetters));
        }
        return print(ReplayReport.projection(api.get(path)));
    }

    private String oneProjection() {
        if (projections.size() != 1) {
            throw misuse("PROJECTION: expected one");
        }
        return projections.getFirst();
    }

    private String requireReason() {
        if (reason == null || reason.isBlank()) {
            throw misuse("--reason TEXT: expected why readers are to see something else");
        }
        return reason;
    }

    private int list(OperatorApi api) throws InterruptedException {
        if (to != null || compare || replace) {
            throw misuse("PROJECTION: expected at least one");
        }
        JsonNode all = api.get("/projections");
        return json ? print(List.of(all.toString())) : print(ReplayReport.projections(all.path("projections")));
    }

    private int replay(OperatorApi api) throws InterruptedException {
        Map<String, Object> request = new HashMap<>();
        request.put("projections", projections);
        request.put("compare", compare);
        request.put("replace", replace);
        if (to != null) {
            request.put("to", to);
        }
        return follow(api, api.post("/replays", request).path("id").asLong());
    }

    private int follow(OperatorApi api, long id) throws InterruptedException {
        JsonNode replay = end(api, id);
        print(json ? List.of(replay.toString()) : ReplayReport.replay(replay));
        if (!replay.path("status").asString().equals("ready")) {
            return FAILED;
        }
        return ReplayReport.differences(replay) == 0 ? DONE : DIFFERENT;
    }

    /** Tells how far it is, until it does not go on. */
    private JsonNode end(OperatorApi api, long id) throws InterruptedException {
        ProgressBar bar = ProgressBar.onStandardError("Replay " + id);
        JsonNode replay = api.get("/replays/" + id);
        String stage = "";
        while (!ENDS.contains(replay.path("status").asString())) {
            String now = replay.path("status").asString();
            if (now.equals("filling")) {
                bar.at(replay.path("position").asLong(), replay.path("goal").asLong());
            } else if (!now.equals(stage)) {
                spec.commandLine().getErr().println("Replay " + id + ": " + now);
                spec.commandLine().getErr().flush();
            }
            stage = now;
            Thread.sleep(POLL);
            replay = api.get("/replays/" + id);
        }
        return replay;
    }

    private int print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
        return DONE;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
