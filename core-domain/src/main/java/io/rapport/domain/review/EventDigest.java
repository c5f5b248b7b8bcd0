package io.rapport.domain.review;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * The hash of an event's leaf in the audit tree, in base64. A signature carries it, so that it holds for the event as it was
 * when the signer looked, and for nothing else (21 CFR 11.70).
 */
public record EventDigest(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}=");

    public EventDigest {
        Texts.matching(FORM, value, "32 bytes in base64");
    }
}
