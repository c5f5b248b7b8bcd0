package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with all leaves of a smaller one, in their order: that the log was only appended to.
 *
 * @param from how many leaves the smaller tree has
 * @param to how many leaves the larger tree has
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether it proves that (RFC 9162, section 2.1.4.2); without leaves, or between equal sizes, it has no hashes. */
    public boolean proves(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0 || from == to) {
            return hashes.isEmpty() && fromRoot.equals(from == 0 ? TreeHash.EMPTY : toRoot);
        }
        List<Hash> path = new ArrayList<>();
        if (Long.bitCount(from) == 1) {
            path.add(fromRoot);
        }
        path.addAll(hashes);
        return !path.isEmpty() && proves(path, fromRoot, toRoot);
    }

    private boolean proves(List<Hash> path, Hash fromRoot, Hash toRoot) {
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        Hash smaller = path.getFirst();
        Hash larger = path.getFirst();
        for (Hash next : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                smaller = TreeHash.node(next, smaller);
                larger = TreeHash.node(next, larger);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                larger = TreeHash.node(larger, next);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && smaller.equals(fromRoot) && larger.equals(toRoot);
    }
}
