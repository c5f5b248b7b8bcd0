package io.rapport.infra.importer;

/** What was asked for makes no sense, such as a mapping that does not fit the file. Nothing was sent. */
public final class ImportRefused extends RuntimeException {

    public ImportRefused(String message) {
        super(message, null, false, false);
    }
}
