package io.rapport.domain.contact;

/** Is told what is to be counted once. */
interface Counter {

    /** @param cell of {@link Cells} */
    void count(int week, int cell);
}
