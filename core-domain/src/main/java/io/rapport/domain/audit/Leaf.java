package io.rapport.domain.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tree covers of an event: all that is stored of it, as it was stored, whichever home the log has. The event at
 * position <i>n</i> of the log is the leaf with index <i>n</i> - 1; where it is in the log is thus covered by where it is in
 * the tree.
 *
 * <p>The encoding, byte by byte: one byte 01, which names this encoding; then, each of the texts in UTF-8 after its length in
 * bytes, event id, stream, stream type; sequence; name; revision; the time of recording as seconds since 1970-01-01T00:00:00Z
 * and microseconds within the second; the payload after its length; the metadata as a map. Sequence and seconds have 8 bytes,
 * revision, microseconds and all lengths and counts have 4, all big-endian.
 *
 * <p>A map is the count of its entries, then each as its key and its value, in the order of the keys' bytes. A value begins
 * with a byte for its kind: 00 nothing; 01 a text; 02 false; 03 true; 04 an integer in 8 bytes; 05 a fraction as its 8 bytes
 * of IEEE 754; 06 a map; 07 a list, as the count of its values and then each of them.
 *
 * @param streamType the kind of the stream, empty where there is none
 * @param recordedAt kept to the microsecond
 * @param payload the bytes as they are stored, before any upcasting
 * @param metadata with values that are text, truth values, whole numbers of 64 bits, fractions, maps and lists
 */
public record Leaf(
        String eventId,
        String stream,
        String streamType,
        long sequence,
        String name,
        int revision,
        Instant recordedAt,
        byte[] payload,
        Map<String, ?> metadata) {

    private static final int ENCODING = 1;
    private static final int NANOS_PER_MICRO = 1_000;

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int INTEGER = 4;
    private static final int FRACTION = 5;
    private static final int MAP = 6;
    private static final int LIST = 7;

    /**
     * The leaf's hash in the tree.
     *
     * @throws IllegalArgumentException if the metadata holds what the encoding has no form for
     */
    public Hash hash() {
        return TreeHash.leaf(encoded());
    }

    /** What is hashed, without the prefix of leaves. */
    public byte[] encoded() {
        CanonicalBytes bytes = new CanonicalBytes()
                .tag(ENCODING)
                .text(eventId)
                .text(stream)
                .text(streamType)
                .int64(sequence)
                .text(name)
                .int32(revision)
                .int64(recordedAt.getEpochSecond())
                .int32(recordedAt.getNano() / NANOS_PER_MICRO)
                .bytes(payload);
        map(bytes, metadata);
        return bytes.toByteArray();
    }

    private static void map(CanonicalBytes bytes, Map<?, ?> map) {
        TreeMap<byte[], Object> sorted = new TreeMap<>(Arrays::compareUnsigned);
        map.forEach((key, value) ->
                sorted.put(CanonicalBytes.utf8(String.valueOf(key)), value == null ? Nothing.NOTHING : value));
        bytes.int32(sorted.size());
        sorted.forEach((key, value) -> {
            bytes.bytes(key);
            value(bytes, value);
        });
    }

    /** Stands in sorted maps for what is absent. */
    private enum Nothing {
        NOTHING
    }

    private static void value(CanonicalBytes bytes, @Nullable Object value) {
        switch (value) {
            case null -> bytes.tag(NOTHING);
            case Nothing _ -> bytes.tag(NOTHING);
            case String text -> bytes.tag(TEXT).text(text);
            case Boolean truth -> bytes.tag(truth ? TRUE : FALSE);
            case Integer number -> bytes.tag(INTEGER).int64(number);
            case Long number -> bytes.tag(INTEGER).int64(number);
            case Double number -> bytes.tag(FRACTION).int64(Double.doubleToLongBits(number));
            case Map<?, ?> map -> map(bytes.tag(MAP), map);
            case List<?> list -> {
                bytes.tag(LIST).int32(list.size());
                list.forEach(item -> value(bytes, item));
            }
            default ->
                throw new IllegalArgumentException("metadata of a kind that has no encoding: "
                        + value.getClass().getSimpleName());
        }
    }
}
