package io.rapport.infra.importer;

/** What became of a row. */
sealed interface Outcome {

    /** @param anonymous whether analytics consent was missing, so that nothing leads back to the person */
    record Recorded(boolean anonymous) implements Outcome {}

    record Duplicate() implements Outcome {}

    record Rejected(String reason) implements Outcome {}

    record Ignored() implements Outcome {}
}
