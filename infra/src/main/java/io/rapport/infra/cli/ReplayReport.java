package io.rapport.infra.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Replays and projections in lines of up to 80 characters. */
final class ReplayReport {

    private static final int WIDTH = 80;
    private static final int LAST_EVENTS = 3;

    private ReplayReport() {}

    /** How each projection stands. */
    static List<String> projections(JsonNode projections) {
        List<String> lines = new ArrayList<>();
        lines.add(format("%-16s%-22s%12s  %s", "projection", "live", "position", "in the other slot"));
        projections.forEach(projection -> lines.addAll(projection(projection)));
        return lines;
    }

    static List<String> projection(JsonNode projection) {
        List<String> lines = new ArrayList<>();
        JsonNode live = projection.path("live");
        lines.add(format(
                        "%-16s%-22s%,12d  %s",
                        projection.path("name").asString(),
                        slot(live),
                        live.path("position").asLong(),
                        slot(projection.path("standby")))
                .stripTrailing());
        if (projection.path("outdated").asBoolean()) {
            lines.add(format(
                    "  the code has version %d; a replay takes about %,d s",
                    projection.path("version").asInt(),
                    projection.path("rebuildSeconds").asLong()));
        }
        deadLetters(live, lines);
        deadLetters(projection.path("standby"), lines);
        JsonNode stopped = projection.path("stopped");
        if (stopped.isObject()) {
            lines.add(format(
                    "  STOPPED at position %,d, %s: too many events cannot be taken",
                    stopped.path("position").asLong(), stopped.path("event").asString()));
            lines.add(cut("  " + stopped.path("cause").asString()));
        }
        if (projection.path("replay").isNumber()) {
            lines.add("  replay " + projection.path("replay").asLong() + " is under way");
        }
        return lines;
    }

    private static String slot(JsonNode slot) {
        if (!slot.isObject()) {
            return "";
        }
        String stage = slot.path("stage").asString();
        return format(
                "%s, version %d%s",
                slot.path("slot").asString(),
                slot.path("version").asInt(),
                stage.equals("standing") ? "" : ", " + stage);
    }

    private static void deadLetters(JsonNode slot, List<String> lines) {
        int parked = slot.path("deadLetters").asInt(0);
        if (parked > 0) {
            lines.add(format(
                    "  %s: events of %,d %s are parked",
                    slot.path("slot").asString(), parked, parked == 1 ? "sequence" : "sequences"));
        }
    }

    /** How a replay stands, and what its comparison came to. */
    static List<String> replay(JsonNode replay) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "Replay %d of %s: %s",
                replay.path("id").asLong(),
                String.join(", ", texts(replay.path("projections"))),
                replay.path("status").asString()));
        lines.add(format(
                "  position %,d of %,d, %,.0f/s, in %s",
                replay.path("position").asLong(),
                replay.path("goal").asLong(),
                replay.path("rate").asDouble(),
                String.join(
                        ", ", texts(replay.path("schemas")).stream().distinct().toList())));
        JsonNode failure = replay.path("failure");
        if (failure.isObject()) {
            if (failure.path("position").isNumber()) {
                lines.add(format(
                        "  at position %,d, %s",
                        failure.path("position").asLong(), failure.path("event").asString("")));
            }
            lines.add("  " + failure.path("error").asString());
        }
        if (replay.path("deadLetters").asInt() > 0) {
            lines.add(format(
                    "  events of %,d sequences could not be taken and are parked",
                    replay.path("deadLetters").asInt()));
        }
        replay.path("comparison").forEach(difference -> comparison(difference, lines));
        return lines;
    }

    /** In how many rows the two sides differ. */
    static long differences(JsonNode replay) {
        long differences = 0;
        for (JsonNode difference : replay.path("comparison")) {
            for (JsonNode table : difference.path("tables")) {
                differences += table.path("changed").asLong()
                        + table.path("missing").asLong()
                        + table.path("extra").asLong();
            }
        }
        return differences;
    }

    private static void comparison(JsonNode difference, List<String> lines) {
        lines.add("");
        lines.add(format("%s", difference.path("projection").asString()));
        side("live", difference.path("live"), lines);
        side("rebuilt", difference.path("rebuilt"), lines);
        difference.path("tables").forEach(table -> table(table, lines));
    }

    private static void side(String name, JsonNode side, List<String> lines) {
        lines.add(format(
                "  %-8s %s, version %d, position %,d",
                name,
                side.path("slot").asString(),
                side.path("version").asInt(),
                side.path("position").asLong()));
    }

    private static void table(JsonNode table, List<String> lines) {
        lines.add(format(
                "  %s: %,d rows live, %,d rebuilt",
                table.path("table").asString(),
                table.path("liveRows").asLong(),
                table.path("rebuiltRows").asLong()));
        lines.add(format(
                "    %,d changed, %,d missing in live, %,d only in live",
                table.path("changed").asLong(),
                table.path("missing").asLong(),
                table.path("extra").asLong()));
        table.path("columns")
                .properties()
                .forEach(column -> lines.add(format(
                        "    %s differs in %,d",
                        column.getKey(), column.getValue().asLong())));
        table.path("samples").forEach(sample -> sample(sample, lines));
    }

    private static void sample(JsonNode sample, List<String> lines) {
        String kind = sample.path("kind").asString();
        lines.add(cut("    " + kind + " " + values(sample.path("key"))));
        if (kind.equals("changed")) {
            sample.path("rebuilt")
                    .properties()
                    .forEach(column -> lines.add(cut(format(
                            "      %s: %s, rebuilt %s",
                            column.getKey(), sample.path("live").path(column.getKey()), column.getValue()))));
        }
        JsonNode madeBy = sample.path("madeBy");
        lines.add(format(
                "      made by %,d events, the last of them",
                madeBy.path("events").asLong()));
        JsonNode last = madeBy.path("last");
        for (int i = Math.max(0, last.size() - LAST_EVENTS); i < last.size(); i++) {
            lines.add(format(
                    "        %,d %s",
                    last.path(i).path("position").asLong(),
                    last.path(i).path("event").asString()));
        }
    }

    private static String values(JsonNode key) {
        return String.join(
                ", ",
                key.properties().stream()
                        .map(column -> column.getKey() + " " + column.getValue().asString())
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
