package io.rapport.command.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with an input, whichever way it came in.
 *
 * @param code stable and public
 * @param field the path of the offending field; empty where it is no single one
 * @param detail what was expected; never what was sent
 */
public record InputFlaw(HttpStatus status, String code, String field, String detail) {

    /** @param path the path of what was rejected, to which the rejection's own field is added */
    public static InputFlaw of(DomainRejection rejection, String path) {
        HttpStatus status = switch (rejection) {
            case DomainRejection.NotFound _ -> HttpStatus.NOT_FOUND;
            case DomainRejection.Gone _ -> HttpStatus.GONE;
            case DomainRejection.RuleBroken _ -> HttpStatus.CONFLICT;
            case DomainRejection.Unprocessable _ -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return new InputFlaw(status, rejection.code(), join(path, rejection.field()), rejection.detail());
    }

    /** @param path the path of what was read, to which the path inside it is added */
    public static InputFlaw of(JacksonException failure, String path) {
        String field = join(path, path(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return of(invalid, field);
            }
        }
        return switch (failure) {
            case UnrecognizedPropertyException _ -> badRequest("unknown-field", field, "expected no such field");
            case InvalidTypeIdException kind ->
                badRequest(
                        "unknown-kind",
                        join(field, discriminator(kind)),
                        kind.getTypeId() == null
                                ? "expected a field that says what kind it is"
                                : "expected a known kind");
            case StreamReadException malformed ->
                badRequest(
                        "malformed-json",
                        "",
                        "expected well-formed JSON, which ends at line "
                                + malformed.getLocation().getLineNr() + ", column "
                                + malformed.getLocation().getColumnNr());
            default -> badRequest("wrong-shape", field, shape(failure));
        };
    }

    private static InputFlaw badRequest(String code, String field, String detail) {
        return new InputFlaw(HttpStatus.BAD_REQUEST, code, field, detail);
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
