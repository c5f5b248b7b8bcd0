package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.time.Duration;
import java.util.List;

/**
 * What the load tool sends, as this process tells it to the tool's.
 *
 * @param token of a portal
 * @param name begins the client ids, and is another one for each load
 * @param batches how many requests
 * @param actions how many actions each of them carries
 * @param connections of a load that is not steady
 * @param rate requests a second of a steady load; 0 for as many as the connections get answered
 */
record LoadPlan(int port, String token, String name, int batches, int actions, int connections, int rate) {

    private static final String PREFIX = "rapport.load.";
    private static final long MILLIS_PER_SECOND = 1_000;

    /** As many batches as the connections get answered, one after another on each. */
    static LoadPlan closed(BenchApplication application, String name, int batches, int actions, int connections) {
        return new LoadPlan(application.port(), application.token(Role.PORTAL), name, batches, actions, connections, 0);
    }

    /** Batches at a fixed rate a second, on as many connections as that takes. */
    static LoadPlan steady(BenchApplication application, String name, Duration time, int rate, int actions) {
        int batches = Math.toIntExact(time.toMillis() * rate / MILLIS_PER_SECOND);
        return new LoadPlan(application.port(), application.token(Role.PORTAL), name, batches, actions, 0, rate);
    }

    boolean isSteady() {
        return rate > 0;
    }

    /** How long a steady load takes. */
    Duration time() {
        return Duration.ofMillis(MILLIS_PER_SECOND * batches / rate);
    }

    List<String> toOptions() {
        return List.of(
                option("port", port),
                option("token", token),
                option("name", name),
                option("batches", batches),
                option("actions", actions),
                option("connections", connections),
                option("rate", rate));
    }

    private static String option(String key, Object value) {
        return "-D" + PREFIX + key + "=" + value;
    }

    /** The plan that this process was started with. */
    static LoadPlan ofThisProcess() {
        return new LoadPlan(
                number("port"),
                text("token"),
                text("name"),
                number("batches"),
                number("actions"),
                number("connections"),
                number("rate"));
    }

    private static int number(String key) {
        return Integer.parseInt(text(key));
    }

    private static String text(String key) {
        String value = System.getProperty(PREFIX + key);
        if (value == null) {
            throw new IllegalStateException("the load tool was started without " + PREFIX + key);
        }
        return value;
    }

    /** The same load by other actions. */
    LoadPlan named(String other) {
        return new LoadPlan(port, token, other, batches, actions, connections, rate);
    }

    /** How many actions it sends. */
    long total() {
        return (long) batches * actions;
    }
}
