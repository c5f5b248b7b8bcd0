package io.rapport.domain.audit;

/**
 * A tile holds up to {@link #WIDTH} hashes of nodes side by side (C2SP tlog-tiles, with a height of 8). Only every eighth level
 * of the tree is kept; those between are computed from a tile when they are needed.
 *
 * @param level of tiles: the nodes in it are those of level 8 · {@code level} of the tree
 * @param index the place among the tiles of its level, from 0
 */
public record TileId(int level, long index) {

    /** How many levels of the tree a tile spans, its hashes included. */
    public static final int HEIGHT = 8;

    /** How many hashes a full tile holds. */
    public static final int WIDTH = 1 << HEIGHT;

    public static final int BYTES = WIDTH * Hash.BYTES;
}
