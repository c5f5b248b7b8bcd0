package io.rapport.domain.governance;

import org.jspecify.annotations.Nullable;

/**
 * Which models serve.
 *
 * @param full ranks the lists of all HCPs but those of the challenger; where it is absent, rules do
 * @param challenger ranks those of a share of HCPs
 * @param challengerSharePercent that share, 0 without a challenger
 * @param shadow ranks lists that nobody is shown
 */
public record Deployment(
        @Nullable ModelId full,
        @Nullable ModelId challenger,
        int challengerSharePercent,
        @Nullable ModelId shadow) {

    /** The share of a model that serves in full. */
    public static final int IN_FULL = 100;

    /** No model serves. */
    public static final Deployment NONE = new Deployment(null, null, 0, null);

    boolean shows(ModelId model) {
        return model.equals(full) || model.equals(challenger);
    }

    Deployment inFull(@Nullable ModelId model) {
        return new Deployment(model, challenger, challengerSharePercent, shadow);
    }

    Deployment challengedBy(ModelId model, int sharePercent) {
        return new Deployment(full, model, sharePercent, shadow);
    }

    Deployment shadowedBy(ModelId model) {
        return new Deployment(full, challenger, challengerSharePercent, model);
    }

    Deployment without(@Nullable ModelId model) {
        boolean challenges = challenger != null && challenger.equals(model);
        return new Deployment(
                full != null && full.equals(model) ? null : full,
                challenges ? null : challenger,
                challenges ? 0 : challengerSharePercent,
                shadow != null && shadow.equals(model) ? null : shadow);
    }
}
