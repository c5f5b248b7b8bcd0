package io.rapport.infra.replay;

import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.processing.ParkingWriters;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a replay works with. */
record ReplayTools(
        LogReader log,
        ProjectionCatalogue catalogue,
        ProjectionSlots slots,
        ParkingWriters writers,
        PlatformTransactionManager transactions,
        Replays replays,
        SlotTables tables,
        HistoryViews views,
        PastReadModels past,
        Standby standby,
        SlotComparison comparison,
        LiveLag lag,
        PoliteTransaction polite,
        PatientTransaction patient,
        Decisions decisions,
        JsonMapper json) {

    TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }
}
