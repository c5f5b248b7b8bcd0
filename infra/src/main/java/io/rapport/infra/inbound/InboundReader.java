package io.rapport.infra.inbound;

import io.rapport.domain.privacy.Fingerprints;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.OccurrenceTime;
import io.rapport.domain.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads records as CloudEvents 1.0 in binary mode, whose data and attributes together are a request of the HTTP API. */
final class InboundReader {

    /** One fact about one HCP takes less than a hundredth of it. */
    static final int MAX_DATA_BYTES = 65_536;

    private static final int MAX_ID_LENGTH = 200;

    /** Part of URI references that can name no person by an address, and hold no secret of a query. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9._:/~-]{0,127}");

    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private final JsonMapper json;
    private final Fingerprints fingerprints;

    InboundReader(JsonMapper json, Fingerprints fingerprints) {
        this.json = json;
        this.fingerprints = fingerprints;
    }

    /**
     * @param receivedAt before which what it tells of must have happened
     * @throws Refusal.Refused if the record is not of the contract
     */
    InboundMessage read(ConsumerRecord<byte[], byte[]> origin, Instant receivedAt) {
        byte[] data = bounded(origin.value());
        Attributes attributes = new Attributes(origin.headers());
        String specification = attributes.required("ce_specversion");
        if (!specification.equals("1.0")) {
            throw Refusal.refused("invalid-value", "ce_specversion", "expected 1.0");
        }
        requireJson(attributes.required("content-type"));
        InboundType type = InboundType.of(attributes.required("ce_type"))
                .orElseThrow(() ->
                        Refusal.refused("unknown-type", "ce_type", "expected the name of a message of the contract"));
        String id = checked("ce_id", attributes.required("ce_id"), text -> Texts.human(text, MAX_ID_LENGTH));
        String source = checked("ce_source", attributes.required("ce_source"), InboundReader::source);
        HcpId hcp = checked("ce_subject", attributes.required("ce_subject"), HcpId::new);
        requireKey(origin.key(), hcp);
        Instant occurredAt = checked("ce_time", attributes.required("ce_time"), text -> time(text, receivedAt));
        Channel channel = attributes
                .optional("ce_channel")
                .map(code -> checked("ce_channel", code, InboundReader::channel))
                .orElse(type.usualChannel());
        ObjectNode fields = fields(data, type.request());
        String identity = source + "\n" + id;
        String said = String.join("\n", identity, type.name(), hcp.value(), occurredAt.toString(), channel.name())
                + "\n" + fields;
        String requestId = "crm:" + digest(identity);
        return new InboundMessage(
                origin,
                type,
                hcp,
                new Actor("crm:" + source),
                occurredAt,
                channel,
                requestId,
                fingerprints.of("inbound-message", identity),
                fingerprints.of("inbound-content", said),
                request(fields, type, requestId, occurredAt, channel));
    }

    private static byte[] bounded(byte @Nullable [] data) {
        if (data == null) {
            throw Refusal.refused("missing-data", "data", "expected a JSON object");
        }
        if (data.length > MAX_DATA_BYTES) {
            throw Refusal.refused("too-large", "data", "expected at most " + MAX_DATA_BYTES + " bytes");
        }
        return data;
    }

    private static void requireJson(String contentType) {
        if (!JSON_TYPE.matcher(contentType).matches()) {
            throw Refusal.refused(
                    "wrong-content-type",
                    "content-type",
                    "expected application/json: the event in headers and its data as the value (binary mode)");
        }
    }

    private static void requireKey(byte @Nullable [] key, HcpId hcp) {
        if (key == null || !hcp.value().equals(Attributes.text("key", key))) {
            throw Refusal.refused("wrong-key", "key", "expected the HCP's id, as in ce_subject");
        }
    }

    private static String source(String text) {
        return Texts.matching(SOURCE, text, "1 to 128 letters, digits or . _ : / ~ -");
    }

    private static Instant time(String text, Instant receivedAt) {
        try {
            return OccurrenceTime.requireCredible(OffsetDateTime.parse(text).toInstant(), receivedAt);
        } catch (DateTimeException e) {
            throw InvalidValue.expected("a time as in RFC 3339");
        }
    }

    private static Channel channel(String code) {
        return Arrays.stream(Channel.values())
                .filter(channel -> Codes.code(channel).equals(code))
                .findFirst()
                .orElseThrow(() -> InvalidValue.expected("web, app, email, phone, rep or event"));
    }

    private interface Check<T> {
        T apply(String text);
    }

    private static <T> T checked(String name, String text, Check<T> check) {
        try {
            return check.apply(text);
        } catch (InvalidValue e) {
            throw Refusal.refused(e.code(), name, e.detail());
        }
    }

    private ObjectNode fields(byte[] data, InboundType.Request kind) {
        JsonNode read;
        try {
            read = json.readTree(data);
        } catch (JacksonException e) {
            throw new Refusal.Refused(Refusal.of(e));
        }
        if (!(read instanceof ObjectNode fields)) {
            throw Refusal.refused("wrong-shape", "data", "expected a JSON object");
        }
        if (kind.attributes().stream().anyMatch(fields::has)) {
            throw new Refusal.Refused(Refusal.unknownField());
        }
        return fields;
    }

    private static ObjectNode request(
            ObjectNode fields, InboundType type, String requestId, Instant occurredAt, Channel channel) {
        ObjectNode request = fields.deepCopy();
        request.put(type.request().discriminator(), type.code());
        request.put("occurredAt", occurredAt.toString());
        if (type.request() == InboundType.Request.ACTION) {
            request.put("clientId", requestId);
            request.put("channel", Codes.code(channel));
        }
        return request;
    }

    /** Short enough, and of the right characters, for what the domain takes as an identifier. */
    private static String digest(String identity) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
