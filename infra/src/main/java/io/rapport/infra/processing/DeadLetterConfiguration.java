package io.rapport.infra.processing;

import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What is done about parked events, where single events can be read from the log again. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class DeadLetterConfiguration {

    @Bean
    DeadLetterRetry deadLetterRetry(
            LogReader log,
            ProjectionSlots slots,
            ParkingWriters writers,
            DeadLetters letters,
            PlatformTransactionManager transactions) {
        return new DeadLetterRetry(log, slots, writers, letters, transactions);
    }

    @Bean
    DeadLetterDiscards deadLetterDiscards(ProjectionCatalogue catalogue, DeadLetterRetry retry) {
        return new DeadLetterDiscards(catalogue, retry);
    }
}
