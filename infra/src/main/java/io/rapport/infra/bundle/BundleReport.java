package io.rapport.infra.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param facts what the bundle says of itself, as far as it was read
 * @param checks what was found to be right, in order
 * @param broken the first thing that is not, after which nothing more was looked at; absent if all is well
 * @param incomparable why the bundle could not be held against an earlier checkpoint, where that was asked for
 */
public record BundleReport(
        List<Line> facts,
        List<Line> checks,
        @Nullable BrokenBundle broken,
        @Nullable String incomparable) {

    /** Something and what is said of it. */
    public record Line(String name, String text) {}

    public BundleReport {
        facts = List.copyOf(facts);
        checks = List.copyOf(checks);
    }
}
