package io.rapport.infra.replay;

import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.processing.DeadLetters;
import io.rapport.infra.processing.ParkingWriters;
import io.rapport.infra.processing.StoppedProjections;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Replays read the log in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class ReplayConfiguration {

    @Bean
    Replays replays(JdbcClient jdbc, Clock clock) {
        return new Replays(jdbc, clock);
    }

    @Bean
    SlotSwitch slotSwitch(
            ProjectionCatalogue catalogue, ProjectionSlots slots, PlatformTransactionManager transactions) {
        return new SlotSwitch(catalogue, slots, new TransactionTemplate(transactions));
    }

    @Bean
    PastReadModels pastReadModels(JdbcClient jdbc, ProjectionCatalogue catalogue) {
        return new PastReadModels(jdbc, catalogue);
    }

    @Bean
    ReplayTools replayTools(
            LogReader log,
            ProjectionCatalogue catalogue,
            ProjectionSlots slots,
            ParkingWriters writers,
            PlatformTransactionManager transactions,
            Replays replays,
            SlotSwitch slotSwitch,
            PastReadModels past,
            JdbcTemplate template,
            JsonMapper json) {
        JdbcClient jdbc = JdbcClient.create(template);
        SlotTables tables = new SlotTables(jdbc);
        return new ReplayTools(
                log,
                catalogue,
                slots,
                writers,
                transactions,
                replays,
                tables,
                new HistoryViews(jdbc),
                past,
                new Standby(jdbc, slots, tables, writers),
                new SlotComparison(template, transactions, slots, new RowOrigins(log), json),
                new LiveLag(jdbc, log, catalogue.names()),
                new PoliteTransaction(jdbc, transactions),
                new PatientTransaction(template, transactions),
                new Decisions(template, log, slotSwitch),
                json);
    }

    @Bean
    ReplayRunner replayRunner(DataSource database, ReplayTools tools) {
        return new ReplayRunner(
                database, tools, ManagementFactory.getRuntimeMXBean().getName());
    }

    @Bean
    ReplayDesk replayDesk(ReplayTools tools, ReplayRunner runner) {
        return new ReplayDesk(tools, runner);
    }

    @Bean
    ProjectionDesk projectionDesk(ReplayTools tools, DeadLetters letters) {
        return new ProjectionDesk(tools, letters);
    }

    @Bean
    ProjectionOverview projectionOverview(ReplayTools tools, DeadLetters letters, StoppedProjections stopped) {
        return new ProjectionOverview(tools, letters, stopped);
    }

    @Bean
    OutdatedProjections outdatedProjections(ProjectionOverview overview) {
        return new OutdatedProjections(overview);
    }
}
