package io.rapport.infra.importer;

/** The import could not go on. What was recorded stays so. */
final class ImportFailed extends RuntimeException {

    ImportFailed(String message) {
        super(message, null, false, false);
    }
}
