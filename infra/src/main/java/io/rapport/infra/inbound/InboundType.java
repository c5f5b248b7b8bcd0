package io.rapport.infra.inbound;

import io.rapport.domain.shared.Channel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a CRM system may tell, and as which request of the HTTP API it is read. */
enum InboundType {
    REP_VISITED("rep-visited", Request.ACTION, "rep-visit", Channel.REP),
    EMAIL_SENT("email-sent", Request.ACTION, "email-sent", Channel.EMAIL),
    EMAIL_OPENED("email-opened", Request.ACTION, "email-opened", Channel.EMAIL),
    EMAIL_CLICKED("email-clicked", Request.ACTION, "email-clicked", Channel.EMAIL),
    CONSENT_GRANTED("consent-granted", Request.DECISION, "grant", Channel.REP),
    CONSENT_REFUSED("consent-refused", Request.DECISION, "refuse", Channel.REP),
    CONSENT_WITHDRAWN("consent-withdrawn", Request.DECISION, "withdraw", Channel.REP);

    /** The kinds of requests, each with the field that says which one it is. */
    enum Request {
        ACTION("action", Set.of("action", "clientId", "occurredAt", "channel")),
        DECISION("decision", Set.of("decision", "occurredAt"));

        private final String discriminator;
        private final Set<String> attributes;

        Request(String discriminator, Set<String> attributes) {
            this.discriminator = discriminator;
            this.attributes = attributes;
        }

        String discriminator() {
            return discriminator;
        }

        /** The fields that the message's attributes tell, and its data therefore may not. */
        Set<String> attributes() {
            return attributes;
        }
    }

    private static final Map<String, InboundType> BY_ATTRIBUTE =
            Arrays.stream(values()).collect(Collectors.toMap(InboundType::attribute, Function.identity()));

    private final String name;
    private final Request request;
    private final String code;
    private final Channel usualChannel;

    InboundType(String name, Request request, String code, Channel usualChannel) {
        this.name = name;
        this.request = request;
        this.code = code;
        this.usualChannel = usualChannel;
    }

    static Optional<InboundType> of(String attribute) {
        return Optional.ofNullable(BY_ATTRIBUTE.get(attribute));
    }

    /** The attribute {@code type} of the CloudEvent. */
    String attribute() {
        return "io.rapport.inbound." + name + ".v1";
    }

    Request request() {
        return request;
    }

    /** What the request's discriminator says. */
    String code() {
        return code;
    }

    /** Where such a thing happens, unless the message says so itself. */
    Channel usualChannel() {
        return usualChannel;
    }
}
