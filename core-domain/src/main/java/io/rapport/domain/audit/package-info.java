/**
 * What makes the log provable: each event is a leaf of a Merkle tree (RFC 9162, section 2), the tree's root is signed in
 * checkpoints (C2SP tlog-checkpoint and signed-note), and short proofs tie an event to a checkpoint and an earlier checkpoint
 * to a later one. Whoever holds a checkpoint and the key that verifies it needs nothing else from us.
 */
@NullMarked
package io.rapport.domain.audit;

import org.jspecify.annotations.NullMarked;
