package io.rapport.domain.audit;

/** A node that a tree of its size must have is not kept. */
public final class TreeIncomplete extends RuntimeException {

    public TreeIncomplete(TileId tile) {
        super("tile " + tile.index() + " of level " + tile.level() + " is missing or too short");
    }
}
