package io.rapport.infra.importer;

/** Access tokens by the role that acts. */
@FunctionalInterface
public interface Tokens {

    /** Registers people, records what they do, and writes content. */
    String PORTAL = "portal";

    /** Approves and publishes content; must be another subject than the portal's. */
    String REVIEWER = "reviewer";

    /**
     * A token that is valid now, without {@code Bearer}. Asked for each request, from several threads at once: an
     * implementation keeps tokens until they expire.
     *
     * @throws java.io.UncheckedIOException if there is none to be had
     */
    String bearer(String role);
}
