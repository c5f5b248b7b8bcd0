package io.rapport.infra.importer;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts outcomes, and whom and what accepted rows are about. */
final class Tally {

    /**
     * The counts in a form that outlives the process.
     *
     * @param byAction accepted rows by the action's code
     */
    record Counts(
            long rows,
            long recorded,
            long anonymous,
            long duplicates,
            long rejected,
            long ignored,
            Map<String, Long> byAction) {}

    private long rows;
    private long recorded;
    private long anonymous;
    private long duplicates;
    private long rejected;
    private long ignored;
    private final Map<ActionKind, Long> byAction = new EnumMap<>(ActionKind.class);
    private final Set<String> people = new HashSet<>();
    private final Set<String> contents = new HashSet<>();

    /** Goes on from earlier counts; the distinct people and content are to be {@linkplain #meet met} again. */
    void startFrom(Counts counts) {
        rows = counts.rows();
        recorded = counts.recorded();
        anonymous = counts.anonymous();
        duplicates = counts.duplicates();
        rejected = counts.rejected();
        ignored = counts.ignored();
        counts.byAction()
                .forEach((code, count) ->
                        byAction.put(Codes.parse(ActionKind.class, code).orElseThrow(), count));
    }

    void count(MappedRow row, Outcome outcome) {
        rows++;
        switch (outcome) {
            case Outcome.Recorded answer -> {
                recorded++;
                anonymous += answer.anonymous() ? 1 : 0;
                accept(row);
            }
            case Outcome.Duplicate _ -> {
                duplicates++;
                accept(row);
            }
            case Outcome.Rejected _ -> rejected++;
            case Outcome.Ignored _ -> ignored++;
        }
    }

    void meet(ReadyAction action) {
        people.add(action.person().value());
        contents.add(action.content().value());
    }

    long rows() {
        return rows;
    }

    int people() {
        return people.size();
    }

    int contents() {
        return contents.size();
    }

    Counts counts() {
        Map<String, Long> codes = new LinkedHashMap<>();
        byAction.forEach((kind, count) -> codes.put(kind.code(), count));
        return new Counts(rows, recorded, anonymous, duplicates, rejected, ignored, codes);
    }

    private void accept(MappedRow row) {
        if (row instanceof MappedRow.Ready ready) {
            byAction.merge(ready.action().kind(), 1L, Long::sum);
            meet(ready.action());
        }
    }
}
