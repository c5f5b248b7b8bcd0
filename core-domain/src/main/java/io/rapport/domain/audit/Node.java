package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A node over a complete subtree: that of the 2<sup>level</sup> leaves from {@code index} · 2<sup>level</sup> on.
 *
 * @param level 0 for a leaf
 * @param index the place among the nodes of its level, from 0
 */
public record Node(int level, long index) {

    /** The fewest complete subtrees that make up the leaves from one to before another, as the tree divides them. */
    static List<Node> of(long from, long to) {
        List<Node> nodes = new ArrayList<>();
        long start = from;
        while (start < to) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - start);
            nodes.add(new Node(level, start >>> level));
            start += 1L << level;
        }
        return nodes;
    }
}
