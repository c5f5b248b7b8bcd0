package io.rapport.infra.importer;

/** A row that cannot be used; the message is the reason that stands in the rejects file. */
final class BadRow extends RuntimeException {

    BadRow(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
