package io.rapport.query.web;

/** More is asked for at once than can be answered in time. */
public final class Overloaded extends RuntimeException {

    public Overloaded() {
        super(null, null, false, false);
    }
}
