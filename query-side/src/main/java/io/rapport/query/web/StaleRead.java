package io.rapport.query.web;

/** A read model did not reach the position that a read asked for in time. */
public final class StaleRead extends RuntimeException {

    private final String detail;

    public StaleRead(String projection, long reached, long wanted) {
        super(null, null, false, false);
        this.detail = projection + " has been written to position " + reached + " of the log, expected " + wanted;
    }

    public String detail() {
        return detail;
    }
}
