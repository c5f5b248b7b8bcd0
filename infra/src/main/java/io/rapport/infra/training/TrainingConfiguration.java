package io.rapport.infra.training;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.recommendation.ModelFolder;
import io.rapport.infra.recommendation.Unlearning;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trainings read the log in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class TrainingConfiguration {

    @Bean
    TrainingRuns trainingRuns(JdbcClient jdbc, Clock clock) {
        return new TrainingRuns(jdbc, clock);
    }

    @Bean
    TrainingRunner trainingRunner(
            DataSource database,
            TrainingRuns runs,
            LogReader log,
            ModelFolder models,
            Unlearning unlearning,
            CommandDispatcher dispatcher,
            PurposeCatalogue purposes,
            Clock clock) {
        return new TrainingRunner(
                database, runs, new TrainingWork(runs, log, models, unlearning, dispatcher, purposes, clock));
    }
}
