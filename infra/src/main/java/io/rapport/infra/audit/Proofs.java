package io.rapport.infra.audit;

import io.rapport.domain.audit.ConsistencyProof;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.InclusionProof;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.audit.Node;
import io.rapport.domain.audit.TileNodes;
import io.rapport.domain.audit.VerifierKey;
import java.util.List;
import java.util.Optional;

/** Makes proofs from the tiles. They are as good as the tiles: whoever gets one verifies it against a signed checkpoint. */
final class Proofs {

    private final TileNodes nodes;
    private final MerkleTree tree;
    private final CheckpointTable checkpoints;
    private final VerifierKey key;

    Proofs(TileTable tiles, CheckpointTable checkpoints, VerifierKey key) {
        this.nodes = new TileNodes(tiles);
        this.tree = new MerkleTree(nodes);
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /** How many events the newest signed checkpoint covers; 0 while there is none. */
    long size() {
        return checkpoints.newest().map(KeptCheckpoint::size).orElse(0L);
    }

    Hash leaf(long position) {
        return nodes.read(List.of(new Node(0, position - 1))).getFirst();
    }

    InclusionProof inclusion(long position, long size) {
        return tree.inclusion(position - 1, size);
    }

    ConsistencyProof consistency(long from, long to) {
        return tree.consistency(from, to);
    }

    Hash root(long size) {
        return tree.root(size);
    }

    Optional<KeptCheckpoint> checkpoint(long size) {
        return checkpoints.find(size);
    }

    VerifierKey key() {
        return key;
    }
}
