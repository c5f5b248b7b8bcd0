package io.rapport.infra.replay;

import static java.util.stream.Collectors.joining;

import io.rapport.infra.replay.Difference.Kind;
import io.rapport.infra.replay.Difference.OfTable;
import io.rapport.infra.replay.Difference.Origin;
import io.rapport.infra.replay.Difference.RowDifference;
import io.rapport.infra.replay.Difference.Side;
import io.rapport.infra.replay.RowOrigins.RowId;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.SlotState;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Compares two slots of a projection row by row, as they are at one moment. */
final class SlotComparison {

    /** Rows of each kind and table that are shown. */
    private static final int SAMPLES = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ROW = new TypeReference<>() {};

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final ProjectionSlots slots;
    private final RowOrigins origins;
    private final JsonMapper json;

    SlotComparison(
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            ProjectionSlots slots,
            RowOrigins origins,
            JsonMapper json) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.slots = slots;
        this.origins = origins;
        this.json = json;
    }

    /** Waits a while for live rows that are not yet as far as the rebuilt ones; from then on they stay equally far. */
    void awaitSamePosition(Projection projection, TableSlot live, TableSlot rebuilt) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (state(projection, live).position() < state(projection, rebuilt).position()
                && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
        }
    }

    /** Compares them as they are, even if one is further than the other, which the result tells. */
    Difference compare(Projection projection, TableSlot live, TableSlot rebuilt) throws InterruptedException {
        Difference difference = Objects.requireNonNull(snapshot.execute(status -> {
            PatientTransaction.beginPatience(template);
            // Readers are not to notice: memory for the join, and one processor at most.
            jdbc.sql("set local work_mem = '64MB'").update();
            jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
            return new Difference(
                    projection.name(),
                    side(state(projection, live)),
                    side(state(projection, rebuilt)),
                    projection.tables().stream()
                            .map(table -> compare(table, live, rebuilt))
                            .toList());
        }));
        return withOrigins(difference, projection);
    }

    private SlotState state(Projection projection, TableSlot slot) {
        return slots.find(projection.name(), slot).orElseThrow();
    }

    private static Side side(SlotState state) {
        return new Side(state.slot().name(), state.version(), state.position());
    }

    private OfTable compare(Table<?> table, TableSlot live, TableSlot rebuilt) {
        List<String> others = others(table);
        String from = joined(table, live, rebuilt);
        String differs = differs(others);
        String counts = others.stream()
                .map(name -> "count(*) filter (where l.%1$s is distinct from r.%1$s and %2$s) as \"c:%1$s\""
                        .formatted(name, inBoth(table)))
                .collect(joining(", ", others.isEmpty() ? "" : ", ", ""));
        String key = table.keyColumnNames().getFirst();
        return jdbc.sql("select count(l.%1$s) as live, count(r.%1$s) as rebuilt".formatted(key)
                        + ", count(*) filter (where %s and (%s)) as changed".formatted(inBoth(table), differs)
                        + ", count(*) filter (where l.%s is null) as missing".formatted(key)
                        + ", count(*) filter (where r.%s is null) as extra".formatted(key)
                        + counts
                        + from)
                .query((row, index) -> new OfTable(
                        table.name(),
                        row.getLong("live"),
                        row.getLong("rebuilt"),
                        row.getLong("changed"),
                        row.getLong("missing"),
                        row.getLong("extra"),
                        columns(others, row),
                        samples(table, from, differs)))
                .single();
    }

    private static Map<String, Long> columns(List<String> names, ResultSet row) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : names) {
            long count = row.getLong("c:" + name);
            if (count > 0) {
                counts.put(name, count);
            }
        }
        return counts;
    }

    private List<RowDifference> samples(Table<?> table, String from, String differs) {
        String key = table.keyColumnNames().getFirst();
        List<RowDifference> samples = new ArrayList<>();
        samples.addAll(samples(table, Kind.CHANGED, from + " where " + inBoth(table) + " and (" + differs + ")"));
        samples.addAll(samples(table, Kind.MISSING, from + " where l.%s is null".formatted(key)));
        samples.addAll(samples(table, Kind.EXTRA, from + " where r.%s is null".formatted(key)));
        return samples;
    }

    private List<RowDifference> samples(Table<?> table, Kind kind, String fromWhere) {
        String order = String.join(", ", table.keyColumnNames());
        return jdbc.sql("select to_jsonb(l) as live, to_jsonb(r) as rebuilt" + fromWhere + " order by " + order
                        + " limit " + SAMPLES)
                .query((row, index) -> sample(table, kind, row))
                .list();
    }

    private RowDifference sample(Table<?> table, Kind kind, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> live =
                kind == Kind.MISSING ? new LinkedHashMap<>() : values(row.getString("live"));
        Map<String, @Nullable Object> rebuilt =
                kind == Kind.EXTRA ? new LinkedHashMap<>() : values(row.getString("rebuilt"));
        Map<String, Object> key = new LinkedHashMap<>();
        for (String name : table.keyColumnNames()) {
            key.put(name, Objects.requireNonNull((kind == Kind.MISSING ? rebuilt : live).get(name)));
        }
        if (kind == Kind.CHANGED) {
            Map<String, @Nullable Object> before = Map.copyOf(withoutNulls(live));
            live.entrySet().removeIf(value -> Objects.equals(value.getValue(), rebuilt.get(value.getKey())));
            rebuilt.entrySet().removeIf(value -> Objects.equals(value.getValue(), before.get(value.getKey())));
        }
        return new RowDifference(
                kind, key, kind == Kind.MISSING ? null : live, kind == Kind.EXTRA ? null : rebuilt, null);
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> values) {
        Map<String, Object> present = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    private Map<String, @Nullable Object> values(String row) {
        return json.readValue(row, ROW);
    }

    private Difference withOrigins(Difference difference, Projection projection) throws InterruptedException {
        Map<String, Table<?>> tables = new LinkedHashMap<>();
        projection.tables().forEach(table -> tables.put(table.name(), table));
        Set<RowId> rows = new HashSet<>();
        difference
                .tables()
                .forEach(table -> table.samples()
                        .forEach(sample -> rows.add(id(Objects.requireNonNull(tables.get(table.table())), sample))));
        long to = Math.max(difference.live().position(), difference.rebuilt().position());
        Map<RowId, Origin> found = origins.find(projection, rows, to);
        return new Difference(
                difference.projection(),
                difference.live(),
                difference.rebuilt(),
                difference.tables().stream()
                        .map(table -> withOrigins(table, Objects.requireNonNull(tables.get(table.table())), found))
                        .toList());
    }

    private static OfTable withOrigins(OfTable of, Table<?> table, Map<RowId, Origin> found) {
        return new OfTable(
                of.table(),
                of.liveRows(),
                of.rebuiltRows(),
                of.changed(),
                of.missing(),
                of.extra(),
                of.columns(),
                of.samples().stream()
                        .map(sample -> sample.madeBy(Objects.requireNonNull(found.get(id(table, sample)))))
                        .toList());
    }

    private static RowId id(Table<?> table, RowDifference sample) {
        return new RowId(
                table, sample.key().values().stream().map(String::valueOf).toList());
    }

    private static List<String> others(Table<?> table) {
        return table.columnNames().stream()
                .filter(name -> !table.keyColumnNames().contains(name))
                .toList();
    }

    private static String joined(Table<?> table, TableSlot live, TableSlot rebuilt) {
        String columns = String.join(", ", table.columnNames());
        return " from (select %1$s from %2$s) l full join (select %1$s from %3$s) r using (%4$s)"
                .formatted(
                        columns,
                        live.qualified(table),
                        rebuilt.qualified(table),
                        String.join(", ", table.keyColumnNames()));
    }

    private static String inBoth(Table<?> table) {
        String key = table.keyColumnNames().getFirst();
        return "l.%1$s is not null and r.%1$s is not null".formatted(key);
    }

    private static String differs(List<String> others) {
        return others.isEmpty()
                ? "false"
                : others.stream()
                        .map("l.%1$s is distinct from r.%1$s"::formatted)
                        .collect(joining(" or "));
    }
}
