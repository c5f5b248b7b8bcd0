package io.rapport.domain.governance;

import io.rapport.domain.shared.FreeText;

/** One of the figures that a model weighs, and what it means. */
public record ModelFeature(FeatureName name, FreeText description) {}
