package io.rapport.domain.export;

import io.rapport.domain.export.ExportCommand.CompleteExport;
import io.rapport.domain.export.ExportCommand.FailExport;
import io.rapport.domain.export.ExportCommand.RequestExport;
import io.rapport.domain.export.ExportCommand.RequestHcpExport;
import io.rapport.domain.export.ExportEvent.ExportCompleted;
import io.rapport.domain.export.ExportEvent.ExportFailed;
import io.rapport.domain.export.ExportEvent.ExportRequested;
import io.rapport.domain.export.ExportEvent.HcpExportRequested;
import io.rapport.domain.export.ExportRejection.ExportAlreadyRequested;
import io.rapport.domain.export.ExportRejection.UnknownExport;
import io.rapport.domain.export.ExportState.Ended;
import io.rapport.domain.export.ExportState.None;
import io.rapport.domain.export.ExportState.Requested;
import java.util.List;

/** The rules of an export: it is asked for once and ends once. Pure: same command and state, same answer. */
public final class ExportDecider {

    private ExportDecider() {}

    public static List<ExportRequested> decide(RequestExport command, ExportState state) {
        requireNone(state);
        return List.of(new ExportRequested(
                command.exportId(), command.filter(), command.reason(), command.question(), command.requestedBy()));
    }

    public static List<HcpExportRequested> decide(RequestHcpExport command, ExportState state) {
        requireNone(state);
        return List.of(new HcpExportRequested(
                command.exportId(),
                command.hcpId(),
                command.filter(),
                command.reason(),
                command.question(),
                command.requestedBy()));
    }

    public static List<ExportCompleted> decide(CompleteExport command, ExportState state) {
        return switch (state) {
            case None _ -> throw new UnknownExport();
            case Requested requested ->
                List.of(new ExportCompleted(
                        command.exportId(),
                        requested.hcpId(),
                        command.manifest(),
                        command.checkpointSize(),
                        command.events()));
            case Ended _ -> List.of();
        };
    }

    public static List<ExportFailed> decide(FailExport command, ExportState state) {
        return switch (state) {
            case None _ -> throw new UnknownExport();
            case Requested requested ->
                List.of(new ExportFailed(command.exportId(), requested.hcpId(), command.flaw(), command.position()));
            case Ended _ -> List.of();
        };
    }

    public static ExportState evolve(ExportEvent event) {
        return switch (event) {
            case ExportRequested _ -> new Requested(null);
            case HcpExportRequested e -> new Requested(e.hcpId());
            case ExportCompleted _, ExportFailed _ -> new Ended();
        };
    }

    private static void requireNone(ExportState state) {
        if (!(state instanceof None)) {
            throw new ExportAlreadyRequested();
        }
    }
}
