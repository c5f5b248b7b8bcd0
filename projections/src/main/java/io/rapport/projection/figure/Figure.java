package io.rapport.projection.figure;

import com.fasterxml.jackson.annotation.JsonValue;
import io.rapport.domain.shared.Codes;

/** The numbers there are. Each is a sum of what actions add to it, so that what one added can be taken away again. */
public enum Figure {

    /** Actions of a day by channel, action, type of content and product, those of nobody included. */
    ACTIONS,

    /** HCPs who did something on a channel on a day. */
    ACTIVE_HCPS,

    /** Visits by the day of their first action and by channel. */
    SESSIONS,

    /** Actions in those visits. */
    SESSION_ACTIONS,

    /** Seconds from the first to the last action of those visits. */
    SESSION_SECONDS,

    /** Those visits that have one action only. */
    SINGLE_ACTION_SESSIONS,

    /**
     * Pairs of an HCP and a piece of content of a week, by type of content and step: how many went at least as far as that
     * step within the week.
     */
    FUNNEL,

    /** Actions on a piece of content in an hour, by action and by the specialty and country of who acted. */
    TRENDING;

    /** Its name in keys and read models. */
    @JsonValue
    public String code() {
        return Codes.code(this);
    }
}
