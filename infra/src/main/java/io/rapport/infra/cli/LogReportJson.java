package io.rapport.infra.cli;

import io.rapport.infra.eventlog.Findings;
import io.rapport.infra.eventlog.LogReport;
import io.rapport.infra.eventlog.LogReport.Failure;
import io.rapport.infra.eventlog.LogReport.StoredType;
import io.rapport.infra.eventlog.MissingPositions.Gap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A report on the log as one object in one line. */
final class LogReportJson {

    private static final double MILLIS = 1_000;

    private LogReportJson() {}

    static String of(LogReport report, Duration took) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sound", report.isSound());
        fields.put("checkedTo", report.checkedTo());
        fields.put("events", report.events());
        fields.put("seconds", took.toMillis() / MILLIS);
        fields.put(
                "stored",
                report.counts().entrySet().stream()
                        .map(entry -> stored(entry.getKey(), entry.getValue()))
                        .toList());
        fields.put(
                "missing",
                found(
                        report.missing().count(),
                        report.missing().first().stream()
                                .map(LogReportJson::gap)
                                .toList()));
        fields.put("unreadable", found(report.unreadable()));
        fields.put("unprojectable", found(report.unprojectable()));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static Map<String, Object> stored(StoredType type, long count) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", type.name());
        fields.put("revision", type.revision());
        fields.put("known", type.currentRevision().isPresent());
        type.currentRevision().ifPresent(current -> fields.put("currentRevision", current));
        fields.put("events", count);
        return fields;
    }

    private static Map<String, Object> found(Findings<Failure> failures) {
        return found(
                failures.count(),
                failures.first().stream().map(LogReportJson::failure).toList());
    }

    private static Map<String, Object> found(long count, List<Map<String, Object>> first) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", count);
        fields.put("first", first);
        return fields;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", gap.from());
        fields.put("to", gap.to());
        return fields;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("position", failure.position());
        fields.put("eventId", failure.eventId());
        fields.put("name", failure.type().name());
        fields.put("revision", failure.type().revision());
        if (failure.projection() != null) {
            fields.put("projection", failure.projection());
        }
        fields.put("cause", failure.cause());
        return fields;
    }
}
