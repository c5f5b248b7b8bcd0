package io.rapport.query.kpi;

/** What a value is a number of. */
public enum Unit {
    HCPS("HCPs"),
    SHARE("%"),
    COUNT(""),
    PER_HCP("per HCP"),
    PER_SESSION("per session"),
    MINUTES("min"),
    DAYS("days"),
    STARS("of 5"),
    TIMES("×");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** Beside a number; empty where the KPI's name says what is counted. */
    public String text() {
        return text;
    }
}
