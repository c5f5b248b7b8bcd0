package io.rapport.infra.training;

/** How far a training is. */
public enum Stage {
    WAITING,
    /** The log is read for what was taken back, and reads to learn from are drawn. */
    SURVEYING,
    /** The log is read again, and the model is fitted to the choices in it. */
    FITTING,
    /** The rest of the log is read, and the model is tried on it. */
    EVALUATING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return switch (this) {
            case WAITING, SURVEYING, FITTING, EVALUATING -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }
}
