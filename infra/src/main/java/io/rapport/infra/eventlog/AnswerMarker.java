package io.rapport.infra.eventlog;

import io.rapport.domain.event.EventType;
import io.rapport.domain.privacy.Fingerprint;

/**
 * The answer to a request that carried an idempotency key, in the log itself and in the transaction that appends the
 * request's events. It is the only event of a stream that the key names, so that the log refuses a second. It is no event
 * of the domain: projections and standings pass it.
 *
 * @param request the fingerprint that a repetition must share
 * @param resource the id of what the request created or changed
 */
public record AnswerMarker(Fingerprint request, String resource) {

    static final EventType TYPE = new EventType("log.answer", 1);

    public static String stream(Fingerprint key) {
        return "answer:" + key.value();
    }
}
