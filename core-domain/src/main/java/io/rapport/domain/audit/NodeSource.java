package io.rapport.domain.audit;

import java.util.List;

/** Where the nodes of a tree are kept. What a proof needs is asked for at once. */
@FunctionalInterface
public interface NodeSource {

    /**
     * The hashes of nodes, in the order in which they are asked for.
     *
     * @throws TreeIncomplete if one of them is not kept
     */
    List<Hash> read(List<Node> nodes);
}
