package io.rapport.projection.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How often an HCP took each step with a piece of content within a week. */
record FunnelState(Map<FunnelStep, Integer> taken) {

    static final FunnelState NONE = new FunnelState(Map.of());

    FunnelState {
        Map<FunnelStep, Integer> copy = new EnumMap<>(FunnelStep.class);
        copy.putAll(taken);
        taken = Collections.unmodifiableMap(copy);
    }

    FunnelState and(FunnelStep step, int by) {
        Map<FunnelStep, Integer> sum = new EnumMap<>(FunnelStep.class);
        sum.putAll(taken);
        sum.merge(step, by, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        return new FunnelState(sum);
    }

    /** Whether the HCP went at least as far: whoever took a later step is taken to have taken those before it. */
    boolean reaches(FunnelStep step) {
        return taken.keySet().stream().anyMatch(one -> one.compareTo(step) >= 0);
    }
}
