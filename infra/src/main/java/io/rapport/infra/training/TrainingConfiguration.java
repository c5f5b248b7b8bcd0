package io.rapport.infra.training;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.recommendation.ModelFolder;
import io.rapport.infra.recommendation.Unlearning;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trainings read the log in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(TrainingProperties.class)
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class TrainingConfiguration {

    @Bean
    TrainingRuns trainingRuns(JdbcClient jdbc, Clock clock) {
        return new TrainingRuns(jdbc, clock);
    }

    @Bean
    DriftTable driftTable(JdbcClient jdbc) {
        return new DriftTable(jdbc);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    DriftHealth modelDriftHealthIndicator(LiveRecommendations live, DriftTable looks) {
        return new DriftHealth(live, looks);
    }

    @Bean
    TrainingRunner trainingRunner(
            DataSource database,
            TrainingRuns runs,
            DriftTable looks,
            LiveRecommendations live,
            TrainingProperties properties,
            LogReader log,
            ModelFolder models,
            Unlearning unlearning,
            CommandDispatcher dispatcher,
            PurposeCatalogue purposes,
            Clock clock) {
        WholeLog wholeLog = new WholeLog(log);
        return new TrainingRunner(
                database,
                runs,
                new TrainingWork(runs, wholeLog, models, unlearning, dispatcher, purposes, clock),
                new DriftWatch(live, models, wholeLog, purposes, looks, properties.driftInterval(), clock));
    }
}
