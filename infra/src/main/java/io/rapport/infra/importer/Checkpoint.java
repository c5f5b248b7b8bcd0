package io.rapport.infra.importer;

/**
 * How far an import has come.
 *
 * @param line the physical line on which the last finished row starts
 * @param fingerprint of all rows up to it, by which a file that was changed meanwhile is known
 * @param rejectsBytes the length of the rejects file
 * @param seconds how long it took, all runs together
 */
record Checkpoint(String file, long line, long fingerprint, long rejectsBytes, double seconds, Tally.Counts counts) {}
