package io.rapport.domain.shared;

import java.util.regex.Pattern;

/** The checks that text values share. */
public final class Texts {

    private static final int IDENTIFIER_LENGTH = 64;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.:-]{0,63}");

    private Texts() {}

    /**
     * Requires an identifier as other systems make them: 1 to 64 of letters, digits and {@code _ - . :}, not starting
     * with a dot or colon.
     */
    public static String identifier(String value) {
        if (value.length() > IDENTIFIER_LENGTH || !IDENTIFIER.matcher(value).matches()) {
            throw InvalidValue.expected("1 to 64 letters, digits or _ - . : (not first)");
        }
        return value;
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
