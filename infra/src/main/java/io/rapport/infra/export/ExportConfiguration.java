package io.rapport.infra.export;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.infra.audit.SignedHistory;
import io.rapport.infra.eventlog.LeafLog;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
class ExportConfiguration {

    @Bean
    ExportJobs exportJobs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new ExportJobs(jdbc, json, clock);
    }

    @Bean
    BundleTable bundleTable(JdbcClient jdbc) {
        return new BundleTable(jdbc);
    }

    @Bean
    ExportReaction exportReaction(ExportJobs jobs) {
        return new ExportReaction(jobs);
    }

    @Bean
    KeptBundles keptBundles(ExportJobs jobs) {
        return new KeptBundles(jobs);
    }

    @Bean
    ExportRunner exportRunner(
            DataSource database,
            ExportJobs jobs,
            BundleTable bundles,
            LeafLog log,
            SignedHistory history,
            CommandDispatcher dispatcher,
            PlatformTransactionManager transactions,
            ExportProperties properties,
            Clock clock) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        ExportWork work = new ExportWork(
                jobs,
                bundles,
                log,
                history,
                dispatcher,
                transaction,
                clock,
                ManagementFactory.getRuntimeMXBean().getName());
        return new ExportRunner(database, jobs, bundles, work, transaction, properties.keep(), clock);
    }
}
