package io.rapport.domain.contact;

/** The days of a week of which the hours are told apart: Monday to Friday, and the rest. */
public enum Days {
    WORKING_DAYS(5),
    WEEKEND(2);

    private final int number;

    Days(int number) {
        this.number = number;
    }

    /** How many of a week's days they are. */
    int number() {
        return number;
    }
}
