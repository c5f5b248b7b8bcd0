package io.rapport.command.review;

/** The caller may do this, but must show anew who they are (RFC 9470). */
final class SignInAgain extends RuntimeException {

    private final SignatureTerms terms;

    SignInAgain(SignatureTerms terms, String expected) {
        super(expected, null, false, false);
        this.terms = terms;
    }

    SignatureTerms terms() {
        return terms;
    }

    /** The challenge of RFC 9470, section 3. */
    String challenge() {
        StringBuilder challenge = new StringBuilder(
                "Bearer error=\"insufficient_user_authentication\", error_description=\"sign in again to sign\", max_age=\""
                        + terms.maxAge().toSeconds() + "\"");
        if (!terms.levels().isEmpty()) {
            challenge
                    .append(", acr_values=\"")
                    .append(String.join(" ", terms.levels()))
                    .append('"');
        }
        return challenge.toString();
    }
}
