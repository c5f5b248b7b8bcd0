package io.rapport.query.audit;

import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for in the trail; what is absent is not asked about. Ranges include where they begin and not where they
 * end.
 *
 * @param subject the HCP whom events are about
 * @param actor who acted
 * @param types names of events, or of features for all of theirs; as a component, the names of all those events
 * @param from by when it occurred
 * @param recordedFrom by when it was recorded
 * @param fromPosition by the place in the log, with both ends
 * @param purpose in force when it was recorded, or decided about
 * @param basis the record of a consent that was in force, or that was decided about
 * @param field that was set
 * @param old the value of a field before
 * @param current the value of a field since
 * @param reason words of the reason
 * @param query words of anything in clear: names, codes, titles, reasons; each may be the beginning of one
 */
record AuditSearch(
        @Nullable String subject,
        @Nullable String actor,
        List<String> types,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo,
        @Nullable Long fromPosition,
        @Nullable Long toPosition,
        @Nullable String purpose,
        @Nullable String basis,
        @Nullable String channel,
        @Nullable String correlation,
        @Nullable String field,
        @Nullable String old,
        @Nullable String current,
        @Nullable String reason,
        @Nullable String query) {

    private static final int MAX_TEXT = 500;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    AuditSearch {
        types = types.stream().flatMap(type -> named(type).stream()).toList();
        require("subject", subject);
        require("actor", actor);
        require("purpose", purpose);
        require("basis", basis);
        require("channel", channel);
        require("correlation", correlation);
        require("field", field);
        require("old", old);
        require("new", current);
        requireWords("reason", reason);
        requireWords("q", query);
        if (from != null && to != null && !from.isBefore(to)) {
            throw InvalidValue.of("to", "a time after from");
        }
        if (recordedFrom != null && recordedTo != null && !recordedFrom.isBefore(recordedTo)) {
            throw InvalidValue.of("recorded-to", "a time after recorded-from");
        }
    }

    private static void require(String name, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
            throw InvalidValue.of(name, "1 to " + MAX_TEXT + " characters without NUL");
        }
    }

    private static void requireWords(String name, @Nullable String text) {
        require(name, text);
        if (text != null && prefixes(text).isEmpty()) {
            throw InvalidValue.of(name, "at least one word");
        }
    }

    private static List<String> named(String type) {
        List<String> names = EventRegistry.types().values().stream()
                .filter(known -> known.name().equals(type) || known.feature().equals(type))
                .map(EventType::name)
                .toList();
        if (names.isEmpty()) {
            throw InvalidValue.of("type", "an event such as consent.granted or a feature such as consent");
        }
        return names;
    }

    /** For everything about an HCP. */
    static AuditSearch about(HcpId hcp) {
        return new AuditSearch(
                hcp.value(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** For the one event at a position. */
    static AuditSearch at(long position) {
        return new AuditSearch(
                null, null, List.of(), null, null, null, null, position, position, null, null, null, null, null, null,
                null, null, null);
    }

    /** Whether it asks for what was before an event. */
    boolean needsBefore() {
        return old != null;
    }

    /** A search by the beginnings of words in PostgreSQL's form; empty where the text has no word. */
    static String prefixes(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
