package io.rapport.infra.evaluation;

/** A way to rank. People and contents are numbered from 0 in the order in which they first occur. */
interface Contender {

    String name();

    /** What is about to be asked: the events before it are all observed. Only then may a contender learn or prepare. */
    default void before(long at) {}

    /**
     * The best candidates, best first.
     *
     * @param at in seconds since 1970
     * @param candidates all contents that may be listed, in ascending order of their numbers
     */
    int[] top(int person, long at, int[] candidates, int limit);

    /** The person's choice among the candidates, which is observed right after. */
    default void chosen(int person, long at, int[] candidates, int content) {}

    /** @param first whether the person had never touched the content */
    void observe(int person, int content, long at, boolean first);
}
