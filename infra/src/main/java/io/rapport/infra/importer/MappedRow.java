package io.rapport.infra.importer;

/** What the mapping makes of a row. */
sealed interface MappedRow {

    CsvRow row();

    /** @param clientId the action's id, the same whenever the same file is read */
    record Ready(CsvRow row, ReadyAction action, String clientId) implements MappedRow {}

    record Bad(CsvRow row, String reason) implements MappedRow {}

    /** An action that the mapping leaves out. */
    record Ignored(CsvRow row) implements MappedRow {}
}
