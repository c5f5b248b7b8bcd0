package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** What tells the text of a notice from any other: where it stands, or the SHA-256 of its bytes. */
public record NoticeDocument(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("https://[!-~]{1,500}|sha-256:[0-9a-f]{64}");

    public NoticeDocument {
        Texts.matching(FORM, value, "an https URL, or sha-256: and 64 hex digits");
    }
}
