package io.rapport.domain.shared;

import java.util.regex.Pattern;

/** The checks that text values share. */
public final class Texts {

    private static final int IDENTIFIER_LENGTH = 64;

    private Texts() {}

    /**
     * Requires an identifier as other systems make them: 1 to 64 of letters, digits and {@code _ - . :}, not starting
     * with a dot or colon.
     */
    public static String identifier(String value) {
        if (!isIdentifier(value)) {
            throw InvalidValue.expected("1 to 64 letters, digits or _ - . : (not first)");
        }
        return value;
    }

    /**
     * Whether {@link #identifier} takes the value. Not by a pattern: each event that is read has several, and they would take
     * a quarter of the time.
     */
    public static boolean isIdentifier(String value) {
        if (value.isEmpty() || value.length() > IDENTIFIER_LENGTH || isDotOrColon(value.charAt(0))) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '-' && !isDotOrColon(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDotOrColon(char c) {
        return c == '.' || c == ':';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    public static String matching(Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw InvalidValue.expected(expected);
        }
        return value;
    }

    /**
     * Requires human text: not blank, at most {@code maxLength} UTF-16 units, well-formed, and without control
     * characters other than tab and line breaks (PostgreSQL cannot store NUL, UTF-8 cannot carry lone surrogates).
     */
    public static String human(String value, int maxLength) {
        if (value.isBlank() || value.length() > maxLength) {
            throw InvalidValue.expected("1 to " + maxLength + " characters, not blank");
        }
        if (!value.codePoints().allMatch(Texts::isPrintable)) {
            throw InvalidValue.expected("text without control characters or lone surrogates");
        }
        return value;
    }

    private static boolean isPrintable(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean lineBreakOrTab = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return !loneSurrogate && (lineBreakOrTab || !Character.isISOControl(codePoint));
    }
}
