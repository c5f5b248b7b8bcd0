package io.rapport.domain.audit;

import java.util.ArrayList;
import java.util.List;

/** A tree of any number of leaves over nodes that are kept somewhere; it makes roots and proofs (RFC 9162, section 2.1). */
public final class MerkleTree {

    /** The leaves from one to before another, which are a subtree. */
    private record Span(long from, long to) {

        long size() {
            return to - from;
        }

        /** Where a subtree of two leaves or more is divided: at the largest power of two that is less than its size. */
        long middle() {
            return from + Long.highestOneBit(size() - 1);
        }

        Span left() {
            return new Span(from, middle());
        }

        Span right() {
            return new Span(middle(), to);
        }
    }

    private final NodeSource nodes;

    public MerkleTree(NodeSource nodes) {
        this.nodes = nodes;
    }

    /** The root of the tree of the first {@code size} leaves. */
    public Hash root(long size) {
        return size == 0 ? TreeHash.EMPTY : hashes(List.of(new Span(0, size))).getFirst();
    }

    /**
     * The proof that a leaf is in a tree (section 2.1.3.1).
     *
     * @param index from 0 to less than {@code size}
     */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Span> path = new ArrayList<>();
        inclusion(index, new Span(0, size), path);
        return new InclusionProof(index, size, hashes(path));
    }

    private static void inclusion(long index, Span tree, List<Span> path) {
        if (tree.size() == 1) {
            return;
        }
        boolean isLeft = index < tree.middle();
        inclusion(index, isLeft ? tree.left() : tree.right(), path);
        path.add(isLeft ? tree.right() : tree.left());
    }

    /**
     * The proof that a tree begins with all leaves of a smaller one, in their order (section 2.1.4.1). Any tree begins with the
     * empty one, and with itself, which takes no hashes.
     *
     * @param from from 0 to {@code to}
     */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no tree of " + from + " leaves in one of " + to);
        }
        List<Span> path = new ArrayList<>();
        if (from > 0 && from < to) {
            consistency(from, new Span(0, to), true, path);
        }
        return new ConsistencyProof(from, to, hashes(path));
    }

    /** @param known whether the subtree that ends where the smaller tree does is that tree, whose root is known */
    private static void consistency(long from, Span tree, boolean known, List<Span> path) {
        if (from == tree.to()) {
            if (!known) {
                path.add(tree);
            }
            return;
        }
        boolean endsLeft = from <= tree.middle();
        consistency(from, endsLeft ? tree.left() : tree.right(), known && endsLeft, path);
        path.add(endsLeft ? tree.right() : tree.left());
    }

    private List<Hash> hashes(List<Span> spans) {
        List<List<Node>> parts =
                spans.stream().map(span -> Node.of(span.from(), span.to())).toList();
        List<Hash> read = nodes.read(parts.stream().flatMap(List::stream).toList());
        List<Hash> hashes = new ArrayList<>();
        int next = 0;
        for (List<Node> part : parts) {
            hashes.add(fold(read.subList(next, next + part.size())));
            next += part.size();
        }
        return hashes;
    }

    /** The root over subtrees side by side, each larger than the next. */
    static Hash fold(List<Hash> subtrees) {
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }
}
