package io.rapport.infra.importer;

import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.importer.ImportMapping.OtherActions;
import io.rapport.infra.importer.ImportMapping.Source;
import io.rapport.infra.importer.ImportMapping.Target;
import io.rapport.infra.importer.ImportMapping.TimeFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies a mapping to rows, in the file's order: an action's id depends on how often the same action came before it.
 */
final class RowMapper {

    private final Cell person;
    private final Cell content;
    private final Cell action;
    private final int time;
    private final TimeFormat timeFormat;
    private final @Nullable Cell session;
    private final Cell channel;
    private final Map<String, Target> actions;
    private final OtherActions otherActions;
    private final OccurrenceCounter occurrences = new OccurrenceCounter();

    /** @throws ImportRefused if the header lacks a column of the mapping */
    RowMapper(ImportMapping mapping, List<String> header) {
        ImportMapping.Columns columns = mapping.columns();
        Source visit = columns.session();
        this.person = Cell.of(columns.person(), "columns.person", header);
        this.content = Cell.of(columns.content(), "columns.content", header);
        this.action = Cell.of(columns.action(), "columns.action", header);
        this.time = Cell.index(columns.time().column(), "columns.time.column", header);
        this.timeFormat = columns.time().format();
        this.session = visit == null ? null : Cell.of(visit, "columns.session", header);
        this.channel = Cell.of(columns.channel(), "columns.channel", header);
        this.actions = mapping.actions();
        this.otherActions = mapping.otherActions();
    }

    MappedRow map(CsvRow row) {
        if (row.problem() != null) {
            return new MappedRow.Bad(row, row.problem());
        }
        Target target = actions.get(action.text(row));
        if (target == null && otherActions == OtherActions.IGNORE) {
            return new MappedRow.Ignored(row);
        }
        try {
            ReadyAction ready = ready(row, target);
            ActionKey key = ActionKey.of(ready);
            return new MappedRow.Ready(row, ready, key.clientId(occurrences.next(key.hash())));
        } catch (BadRow e) {
            return new MappedRow.Bad(row, e.reason());
        }
    }

    private ReadyAction ready(CsvRow row, @Nullable Target target) {
        if (target == null) {
            throw new BadRow("action: expected one of " + String.join(", ", actions.keySet()));
        }
        return new ReadyAction(
                person.get(row, HcpId::new),
                content.get(row, ContentId::new),
                target.kind(),
                target.stars(),
                instant(row.fields().get(time).strip()),
                session == null ? null : session.find(row, SessionId::new).orElse(null),
                channel.get(row, RowMapper::channel));
    }

    static Channel channel(String code) {
        return Codes.parse(Channel.class, code)
                .orElseThrow(() -> InvalidValue.expected("web, app, email, phone, rep or event"));
    }

    private Instant instant(String text) {
        try {
            return switch (timeFormat) {
                case EPOCH_SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
                case EPOCH_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
                case ISO -> OffsetDateTime.parse(text).toInstant();
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new BadRow("time: expected "
                    + switch (timeFormat) {
                        case EPOCH_SECONDS -> "whole seconds since 1970";
                        case EPOCH_MILLIS -> "whole milliseconds since 1970";
                        case ISO -> "a time with its offset such as 2016-03-14T13:54:36Z";
                    });
        }
    }
}
