package io.rapport.query.web;

import io.rapport.domain.shared.HcpId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a read of tables about one HCP be one of the past, by the same statement. */
@Component
public final class Moments {

    private final PastRows past;
    private final Clock clock;

    Moments(PastRows past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    /** Where a read finds the tables: as they stand, or as they stood. */
    public static final class Tables {

        private final Map<String, String> rows;

        private Tables(Map<String, String> rows) {
            this.rows = rows;
        }

        /** What a statement reads from in place of a table; it has the table's columns. */
        public String table(String name) {
            return rows.containsKey(name)
                    ? "jsonb_populate_recordset(null::read_model.%1$s, cast(:%1$s as jsonb))".formatted(name)
                    : "read_model." + name;
        }

        /** Parameters of statements that read from {@link #table}. */
        public Map<String, String> parameters() {
            return rows;
        }
    }

    /**
     * @param asOf what had happened by then; now if absent
     * @param knownAt what was recorded by then; now if absent
     */
    public Tables at(HcpId hcp, @Nullable Instant asOf, @Nullable Instant knownAt, String... tables) {
        if (asOf == null && knownAt == null) {
            return new Tables(Map.of());
        }
        Instant now = clock.instant();
        return new Tables(new LinkedHashMap<>(
                past.of(hcp, asOf == null ? now : asOf, knownAt == null ? now : knownAt, List.of(tables))));
    }
}
