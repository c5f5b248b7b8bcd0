package io.rapport.infra.importer;

import io.rapport.infra.importer.MappedRow.Ready;
import io.rapport.infra.importer.RapportClient.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Sends actions in batches of one person each; the order of a person's actions is kept. */
final class EngagementSender {

    /** What the API takes at once. */
    static final int MAX_BATCH = 500;

    /** The place of an action in its batch, with which a problem's detail begins, means nothing to who reads a file. */
    private static final Pattern PLACE = Pattern.compile("^actions\\[\\d+](?:\\.|: )?");

    record Answered(Ready row, Outcome outcome) {}

    private final RapportClient client;

    EngagementSender(RapportClient client) {
        this.client = client;
    }

    /** One task for each person, which answers the outcome of each of its rows. */
    List<Callable<List<Answered>>> tasks(List<Ready> rows) {
        Map<String, List<Ready>> byPerson = new LinkedHashMap<>();
        rows.forEach(row -> byPerson.computeIfAbsent(row.action().person().value(), _ -> new ArrayList<>())
                .add(row));
        List<Callable<List<Answered>>> tasks = new ArrayList<>();
        byPerson.forEach((person, actions) -> tasks.add(() -> send(person, actions)));
        return tasks;
    }

    private List<Answered> send(String person, List<Ready> rows) {
        List<Answered> answered = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += MAX_BATCH) {
            List<Ready> batch = rows.subList(from, Math.min(from + MAX_BATCH, rows.size()));
            List<Outcome> outcomes = sendBatch(person, batch);
            for (int index = 0; index < batch.size(); index++) {
                answered.add(new Answered(batch.get(index), outcomes.get(index)));
            }
        }
        return answered;
    }

    private List<Outcome> sendBatch(String person, List<Ready> batch) {
        List<Map<String, Object>> actions =
                batch.stream().map(EngagementSender::action).toList();
        Reply reply = client.post(Tokens.PORTAL, "/hcps/" + person + "/engagements", Map.of("actions", actions));
        JsonNode results = reply.body().path("results");
        if (!reply.accepted() && !results.isArray()) {
            Outcome refused = new Outcome.Rejected(reply.detail());
            return batch.stream().map(_ -> refused).toList();
        }
        if (results.size() != batch.size()) {
            throw new ImportFailed(
                    "expected " + batch.size() + " results of a batch, the server gave " + results.size());
        }
        return results.valueStream().map(EngagementSender::outcome).toList();
    }

    private static Map<String, Object> action(Ready row) {
        ReadyAction action = row.action();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", action.kind().code());
        body.put("clientId", row.clientId());
        body.put("occurredAt", action.at().toString());
        body.put("channel", Codes.of(action.channel()));
        if (action.session() != null) {
            body.put("session", action.session().value());
        }
        body.put("contentId", action.content().value());
        if (action.stars() != null) {
            body.put("stars", action.stars());
        }
        return body;
    }

    private static Outcome outcome(JsonNode result) {
        return switch (result.path("status").asString("").toLowerCase(Locale.ROOT)) {
            case "recorded" -> new Outcome.Recorded(result.path("anonymous").asBoolean(false));
            case "duplicate" -> new Outcome.Duplicate();
            case "rejected" ->
                new Outcome.Rejected(
                        PLACE.matcher(result.path("problem").path("detail").asString("rejected"))
                                .replaceFirst(""));
            default -> throw new ImportFailed("expected a result that is recorded, duplicate or rejected");
        };
    }
}
