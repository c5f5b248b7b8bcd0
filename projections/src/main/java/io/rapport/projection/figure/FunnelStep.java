package io.rapport.projection.figure;

import io.rapport.domain.shared.Codes;
import java.util.Optional;

/** How far somebody goes with a piece of content, from one step to the next. */
enum FunnelStep {
    VIEWED,
    READ,
    KEPT,
    RECOMMENDED;

    /** From how much of it on something counts as read. */
    private static final int READ_PERCENT = 75;

    /** The step that an action is, if it is one. */
    static Optional<FunnelStep> of(CountedAction action) {
        return switch (action.action()) {
            case "view" -> Optional.of(isRead(action) ? READ : VIEWED);
            case "search-click" -> Optional.of(VIEWED);
            case "bookmark", "download", "follow" -> Optional.of(KEPT);
            case "share", "comment" -> Optional.of(RECOMMENDED);
            default -> Optional.empty();
        };
    }

    private static boolean isRead(CountedAction view) {
        Integer depth = view.depthPercent();
        return depth != null && depth >= READ_PERCENT;
    }

    String code() {
        return Codes.code(this);
    }
}
