package io.rapport.query.audit;

import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what a trail is ordered; equals stand in the order of the log.
 *
 * @param descending the greatest first
 */
record AuditSort(Key key, boolean descending) {

    private static final AuditSort NEWEST_FIRST = new AuditSort(Key.POSITION, true);

    /** An expression over a row {@code t} of the trail and, where it is needed, what was {@code before} it; never null. */
    enum Key {
        POSITION("t.position", "bigint"),
        OCCURRED_AT("t.occurred_at", "timestamptz"),
        RECORDED_AT("t.recorded_at", "timestamptz"),
        TYPE("t.event", "text"),
        ACTOR("coalesce(t.actor, '')", "text"),
        SUBJECT("coalesce(t.hcp_id, '')", "text"),
        CHANNEL("coalesce(t.channel, '')", "text"),
        PURPOSE("array_to_string(t.purposes, ' ')", "text"),
        BASIS(values("t.consent", "b.value #>> '{}'"), "text"),
        REASON("coalesce(t.reason, '')", "text"),
        CORRELATION("coalesce(t.correlation_id, '')", "text"),
        OLD(values("before.fields", "b.value ->> 'value'"), "text"),
        NEW(values("t.changes", "b.value ->> 'value'"), "text");

        private final String expression;
        private final String type;

        Key(String expression, String type) {
            this.expression = expression;
            this.type = type;
        }

        private static String values(String object, String value) {
            return "coalesce((select string_agg(%s, ' ' order by b.key) from jsonb_each(%s) b), '')"
                    .formatted(value, object);
        }

        String expression() {
            return expression;
        }

        /** The expression's type in SQL. */
        String type() {
            return type;
        }

        String code() {
            return Codes.code(this);
        }
    }

    /**
     * @param text a key's code, after a hyphen for the greatest first; the newest first if absent
     * @throws InvalidValue if there is no such key
     */
    static AuditSort of(@Nullable String text) {
        if (text == null) {
            return NEWEST_FIRST;
        }
        boolean descending = text.startsWith("-");
        String code = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.code().equals(code))
                .findFirst()
                .map(key -> new AuditSort(key, descending))
                .orElseThrow(() -> InvalidValue.of("sort", "one of " + codes() + ", after a hyphen to turn it round"));
    }

    private static String codes() {
        return Arrays.stream(Key.values()).map(Key::code).collect(Collectors.joining(", "));
    }

    boolean needsBefore() {
        return key == Key.OLD;
    }

    String text() {
        return (descending ? "-" : "") + key.code();
    }
}
