package io.rapport.infra.eventlog;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.json.DomainJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;

/**
 * Why an event cannot be read or projected, without anything of what is in it. Messages of exceptions may quote values, and
 * so may a path through a map. Told are the root's class, its place, and the message of an {@link InvalidValue}, which never
 * repeats the input.
 */
final class CauseInWords {

    private CauseInWords() {}

    static String of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        Throwable root = chain.getLast();
        String kind = root.getClass().getTypeName();
        String name = kind.substring(kind.lastIndexOf('.') + 1);
        String place = place(chain).map(" at "::concat).orElse("");
        return root instanceof InvalidValue invalid ? name + place + ": " + invalid.detail() : name + place;
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null) {
            chain.add(cause);
            cause = cause.getCause();
        }
        return chain;
    }

    private static Optional<String> place(List<Throwable> chain) {
        Throwable root = chain.getLast();
        String field = root instanceof InvalidValue invalid ? invalid.field() : null;
        String inJson = Stream.concat(path(chain), Stream.ofNullable(field)).collect(Collectors.joining("."));
        return inJson.isEmpty() ? line(root) : Optional.of(inJson);
    }

    private static Stream<String> path(List<Throwable> chain) {
        return chain.stream()
                .filter(JacksonException.class::isInstance)
                .map(cause -> ((JacksonException) cause).getPath())
                .filter(path -> !path.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream)
                .map(CauseInWords::step);
    }

    /** The name of a component of ours, or the index in a list; any other name may be a key that was stored. */
    private static String step(Reference step) {
        if (step.getPropertyName() == null) {
            return Integer.toString(step.getIndex());
        }
        return isOurs(step.from()) ? step.getPropertyName() : "*";
    }

    private static boolean isOurs(@Nullable Object from) {
        return from != null && DomainJson.isOurs(from instanceof Class<?> type ? type : from.getClass());
    }

    /** The innermost line of this code. */
    private static Optional<String> line(Throwable root) {
        return Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.rapport."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}
