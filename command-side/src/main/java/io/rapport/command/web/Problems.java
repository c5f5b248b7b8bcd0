package io.rapport.command.web;

import io.rapport.domain.shared.DomainRejection;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;

/** Problem details (RFC 9457). A problem's type is stable; what was sent is never repeated in it. */
public final class Problems {

    /** One offending input: the path of the field and what was expected there. */
    public record FieldError(String field, String detail) {}

    private Problems() {}

    /** A problem of which nothing is known but its status, which names its type. */
    public static ProblemDetail of(HttpStatus status, String detail) {
        return of(status, status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'), detail);
    }

    public static ProblemDetail of(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:rapport:problem:" + code));
        problem.setTitle(code.replace('-', ' '));
        return problem;
    }

    public static ProblemDetail of(HttpStatus status, String code, String field, String detail) {
        ProblemDetail problem = of(status, code, field.isEmpty() ? detail : field + ": " + detail);
        if (!field.isEmpty()) {
            problem.setProperty("errors", List.of(new FieldError(field, detail)));
        }
        return problem;
    }

    public static ProblemDetail of(DomainRejection rejection) {
        return of(rejection, "");
    }

    /** @param path the path of what was rejected, to which the rejection's own field is added */
    public static ProblemDetail of(DomainRejection rejection, String path) {
        return of(InputFlaw.of(rejection, path));
    }

    /** @param path the path of what was read, to which the path inside it is added */
    public static ProblemDetail of(JacksonException failure, String path) {
        return of(InputFlaw.of(failure, path));
    }

    private static ProblemDetail of(InputFlaw flaw) {
        return of(flaw.status(), flaw.code(), flaw.field(), flaw.detail());
    }
}
