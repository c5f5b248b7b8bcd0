package io.rapport.domain.replay;

/** Each projection's tables stand in two slots. One is live, which is what readers see; in the other one they are rebuilt. */
public enum Slot {
    BLUE,
    GREEN;

    public Slot other() {
        return switch (this) {
            case BLUE -> GREEN;
            case GREEN -> BLUE;
        };
    }
}
