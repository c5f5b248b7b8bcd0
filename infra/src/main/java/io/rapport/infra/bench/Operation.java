package io.rapport.infra.bench;

/** What is done over and over, by several callers at once. */
interface Operation {

    /** @param number counts the operations of one repeat, from 0 */
    void perform(long number) throws Exception;
}
