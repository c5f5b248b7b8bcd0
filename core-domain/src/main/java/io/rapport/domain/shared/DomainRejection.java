package io.rapport.domain.shared;

import org.jspecify.annotations.Nullable;

/**
 * A command or value that the domain refuses. The kinds are all that a caller must tell apart; the code is a
 * stable, public identifier of the reason, the field is the path of the offending input where there is one.
 */
public abstract sealed class DomainRejection extends RuntimeException {

    private final String code;
    private final @Nullable String field;

    private DomainRejection(String code, @Nullable String field, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.field = field;
    }

    public final String code() {
        return code;
    }

    public final @Nullable String field() {
        return field;
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** The thing that the command addresses does not exist. */
    public abstract static non-sealed class NotFound extends DomainRejection {
        protected NotFound(String code, String detail) {
            this(code, null, detail);
        }

        protected NotFound(String code, @Nullable String field, String detail) {
            super(code, field, detail);
        }
    }

    /** The thing that the command addresses existed, and never will again. */
    public abstract static non-sealed class Gone extends DomainRejection {
        protected Gone(String code, String detail) {
            super(code, null, detail);
        }
    }

    /** The command is well formed, but a rule forbids it in the present state. */
    public abstract static non-sealed class RuleBroken extends DomainRejection {
        protected RuleBroken(String code, @Nullable String field, String detail) {
            super(code, field, detail);
        }
    }

    /** The input can never be accepted, whatever the state. */
    public abstract static non-sealed class Unprocessable extends DomainRejection {
        protected Unprocessable(String code, @Nullable String field, String detail) {
            super(code, field, detail);
        }
    }
}
