package io.rapport.command.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.InvalidValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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
        HttpStatus status = switch (rejection) {
            case DomainRejection.NotFound _ -> HttpStatus.NOT_FOUND;
            case DomainRejection.Gone _ -> HttpStatus.GONE;
            case DomainRejection.RuleBroken _ -> HttpStatus.CONFLICT;
            case DomainRejection.Unprocessable _ -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return of(status, rejection.code(), join(path, rejection.field()), rejection.detail());
    }

    /** @param path the path of what was read, to which the path inside it is added */
    public static ProblemDetail of(JacksonException failure, String path) {
        String field = join(path, path(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return of(invalid, field);
            }
        }
        return switch (failure) {
            case UnrecognizedPropertyException _ ->
                of(HttpStatus.BAD_REQUEST, "unknown-field", field, "expected no such field");
            case InvalidTypeIdException kind ->
                of(
                        HttpStatus.BAD_REQUEST,
                        "unknown-kind",
                        join(field, discriminator(kind)),
                        kind.getTypeId() == null
                                ? "expected a field that says what kind it is"
                                : "expected a known kind");
            case StreamReadException malformed ->
                of(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        "expected well-formed JSON, which ends at line "
                                + malformed.getLocation().getLineNr() + ", column "
                                + malformed.getLocation().getColumnNr());
            default -> of(HttpStatus.BAD_REQUEST, "wrong-shape", field, shape(failure));
        };
    }

    /** The field that says what kind it is, which Jackson leaves out of the path. */
    private static @Nullable String discriminator(InvalidTypeIdException kind) {
        JsonTypeInfo info = kind.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
        return info == null ? null : info.property();
    }

    private static String shape(JacksonException failure) {
        String message = String.valueOf(failure.getOriginalMessage());
        if (message.startsWith("Missing required creator property") || message.startsWith("Invalid `null` value")) {
            return "expected a value";
        }
        return "expected another type or form of value";
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : failure.getPath()) {
            String property = reference.getPropertyName();
            if (property == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(property);
            }
        }
        return path.toString();
    }

    private static String join(String path, @Nullable String field) {
        if (field == null || field.isEmpty()) {
            return path;
        }
        return path.isEmpty() || field.startsWith("[") ? path + field : path + "." + field;
    }
}
