package io.rapport.domain.export;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** The SHA-256 of a bundle's manifest, in hex. The manifest has those of everything else in the bundle. */
public record BundleDigest(String value) implements TextValue {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public BundleDigest {
        Texts.matching(HEX, value, "64 hex digits");
    }
}
