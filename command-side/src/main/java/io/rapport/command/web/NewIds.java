package io.rapport.command.web;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids for what clients create without naming it; random, so that nothing can be read from them. */
public final class NewIds {

    private NewIds() {}

    public static <T> T orNew(@Nullable T given, Function<String, T> constructor) {
        return given == null ? constructor.apply(UUID.randomUUID().toString()) : given;
    }
}
