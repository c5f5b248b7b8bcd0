package io.rapport.domain.recommendation;

/**
 * Where in a portal a list is shown, which says what may be in it.
 */
public enum Placement {
    /** The first page: the best for the reader. */
    HOME(false, false),
    /** After a piece of content: published later than it, on one of its topics. */
    NEWER_ON_TOPIC(true, false),
    /** After a piece of content: what others read within hours of it. */
    READ_TOGETHER(true, false),
    /** After a piece of content: like it, the best rated first. */
    TOP_RATED_SIMILAR(true, false),
    /** What the reader's specialty has read lately. */
    READ_BY_SPECIALTY(false, false),
    /** What the reader has begun and not finished. */
    RESUME(false, true),
    /** Results of a search, put in order for the reader. */
    SEARCH(true, true),
    /** What was published while the reader was away. */
    WHILE_AWAY(false, false);

    private final boolean context;
    private final boolean mixed;

    Placement(boolean context, boolean mixed) {
        this.context = context;
        this.mixed = mixed;
    }

    /** Whether it must be said after which content, or among which. */
    public boolean needsContext() {
        return context;
    }

    /** Whether promotional and scientific content may be in one list: only where the reader has chosen both. */
    public boolean isMixed() {
        return mixed;
    }
}
