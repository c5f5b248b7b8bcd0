package io.rapport.command.web;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Texts;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link WriteRequest} of a controller's method out of token, headers and clock. */
@Component
public final class WriteRequestResolver implements HandlerMethodArgumentResolver {

    /** The request attribute under which a filter leaves a fingerprint of method, path and body. */
    public static final String REQUEST_FINGERPRINT = "rapport.requestFingerprint";

    private final CommandDispatcher dispatcher;
    private final Fingerprints fingerprints;
    private final Clock clock;

    WriteRequestResolver(CommandDispatcher dispatcher, Fingerprints fingerprints, Clock clock) {
        this.dispatcher = dispatcher;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == WriteRequest.class;
    }

    @Override
    public WriteRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Actor actor = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .map(Actor::new)
                .orElseThrow();
        // Axon keeps milliseconds of the time of recording, and nothing may seem recorded before it occurred.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new WriteRequest(
                new CommandContext(
                        actor, channel(request), correlationId(request), now, now, idempotency(request, actor), false),
                dispatcher);
    }

    private static Channel channel(NativeWebRequest request) {
        String name = request.getHeader("Rapport-Channel");
        return name == null
                ? Channel.WEB
                : Arrays.stream(Channel.values())
                        .filter(channel ->
                                channel.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> InvalidValue.of("Rapport-Channel", "web, app, email, phone, rep or event"));
    }

    private static String correlationId(NativeWebRequest request) {
        String given = request.getHeader("X-Correlation-Id");
        return given == null ? UUID.randomUUID().toString() : header("X-Correlation-Id", given);
    }

    private @Nullable Idempotency idempotency(NativeWebRequest request, Actor actor) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        header("Idempotency-Key", key);
        String body = (String) request.getAttribute(REQUEST_FINGERPRINT, RequestAttributes.SCOPE_REQUEST);
        // With the key, which is nowhere else, so that nobody finds by trial what a request said about somebody.
        return new Idempotency(
                fingerprints.of("idempotency-key", actor.value() + "\n" + key),
                fingerprints.of("request", key + "\n" + body));
    }

    private static String header(String name, String value) {
        try {
            return Texts.identifier(value);
        } catch (InvalidValue e) {
            throw InvalidValue.of(name, "1 to 64 letters, digits or _ - . :");
        }
    }
}
