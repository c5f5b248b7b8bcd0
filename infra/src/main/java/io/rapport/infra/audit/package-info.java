/**
 * Keeps the Merkle tree over the log, signs checkpoints of it and writes them outside the database too, proves by it, and
 * checks the log against it. Whoever can write to the database can change an event; they cannot do so unseen.
 */
@NullMarked
package io.rapport.infra.audit;

import org.jspecify.annotations.NullMarked;
