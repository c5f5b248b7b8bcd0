package io.rapport.projection.table;

/** A projection has no such slot: it was never begun, or it was given up by somebody else. */
public final class SlotGone extends RuntimeException {

    public SlotGone(String projection, TableSlot slot) {
        super("projection " + projection + " has no slot " + slot.name());
    }
}
