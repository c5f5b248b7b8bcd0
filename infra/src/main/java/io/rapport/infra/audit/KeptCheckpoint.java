package io.rapport.infra.audit;

import java.time.Instant;

/**
 * A row of the database, as it is, whether or not its note is one.
 *
 * @param signedAt when, as the process that signed it says; no part of what is signed
 */
record KeptCheckpoint(long size, String note, Instant signedAt) {}
