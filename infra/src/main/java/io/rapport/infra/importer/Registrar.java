package io.rapport.infra.importer;

import io.rapport.infra.importer.RapportClient.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Registers people, or content, that a file mentions first.
 *
 * <p>Every step carries an idempotency key made of what it says: an import that was killed between two steps repeats all
 * of them, and those already done are answered as they were. Whoever was registered in any other way is left alone:
 * nobody's consent is granted, and nothing is approved, by a file that merely mentions them.
 */
final class Registrar {

    /** @param body what is posted; absent where the path says it all */
    record Step(String role, String path, @Nullable Object body) {}

    /** What it takes to register somebody or something: the creation first. */
    @FunctionalInterface
    interface Steps {
        /** @throws BadRow if the row lacks what registering needs */
        List<Step> of(String id, CsvRow row);
    }

    private static final String STEP_DONE = "wrong-content-phase";

    private final RapportClient client;
    private final @Nullable Steps steps;
    private final String existing;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, List<Step>> due = new HashMap<>();

    /**
     * @param steps absent where nothing is to be registered
     * @param existing the code of the problem by which the server says that the creation came too late
     */
    Registrar(RapportClient client, @Nullable Steps steps, String existing) {
        this.client = client;
        this.steps = steps;
        this.existing = existing;
    }

    /** @throws BadRow if {@code id} is to be registered and the row lacks what that needs */
    void mention(String id, CsvRow row) {
        if (steps != null && !known.contains(id)) {
            due.put(id, steps.of(id, row));
            known.add(id);
        }
    }

    void setKnown(String id) {
        known.add(id);
    }

    /** The registrations that the rows mentioned so far call for, each to be called once. */
    List<Callable<Runnable>> takeDue() {
        List<Callable<Runnable>> tasks = new ArrayList<>();
        due.forEach((id, needed) -> tasks.add(() -> {
            Optional<String> refusal = register(needed);
            return () -> refusal.ifPresent(reason -> refused.put(id, reason));
        }));
        due.clear();
        return tasks;
    }

    /** Why there is nobody or nothing of this id, if the server would not have it. */
    Optional<String> refusal(String id) {
        return Optional.ofNullable(refused.get(id));
    }

    private Optional<String> register(List<Step> needed) {
        for (Step step : needed) {
            Reply reply = client.postOnce(step.role(), step.path(), step.body());
            if (reply.isProblem(existing)) {
                return Optional.empty();
            }
            if (!reply.accepted() && !reply.isProblem(STEP_DONE)) {
                return Optional.of("not registered: " + reply.detail());
            }
        }
        return Optional.empty();
    }
}
