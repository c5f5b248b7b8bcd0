package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers nodes that were read. Proofs of neighbouring leaves have most of their hashes in common, so that a walk along the
 * tree reads hardly more than the leaves themselves. For one thread, and nodes that do not change any more.
 */
public final class CachedNodes implements NodeSource {

    private static final float LOAD = 0.75f;

    private final NodeSource nodes;
    private final Map<Node, Hash> known;

    /** @param most how many nodes are remembered */
    public CachedNodes(NodeSource nodes, int most) {
        this.nodes = nodes;
        this.known = new LinkedHashMap<>(most, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Node, Hash> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public List<Hash> read(List<Node> wanted) {
        List<Node> missing =
                wanted.stream().filter(node -> !known.containsKey(node)).toList();
        Map<Node, Hash> found = new LinkedHashMap<>();
        List<Hash> read = missing.isEmpty() ? List.of() : nodes.read(missing);
        for (int i = 0; i < missing.size(); i++) {
            found.put(missing.get(i), read.get(i));
        }
        List<Hash> hashes = new ArrayList<>();
        for (Node node : wanted) {
            Hash hash = found.get(node);
            hashes.add(hash == null ? known.get(node) : hash);
        }
        known.putAll(found);
        return hashes;
    }
}
