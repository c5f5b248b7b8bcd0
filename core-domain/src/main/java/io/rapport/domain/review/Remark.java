package io.rapport.domain.review;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about an event: under the key for accountability of the HCP whom the event is about, or in clear
 * where it is about no HCP. One of the two is present.
 */
public record Remark(
        @Nullable ProtectedText ofHcp, @Nullable FreeText plain) {

    public Remark {
        if ((ofHcp == null) == (plain == null)) {
            throw new IllegalArgumentException("a remark is either protected or plain");
        }
    }

    public static Remark of(ProtectedText text) {
        return new Remark(text, null);
    }

    public static Remark of(FreeText text) {
        return new Remark(null, text);
    }
}
