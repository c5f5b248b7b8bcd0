package io.rapport.infra.past;

import io.rapport.command.dispatch.LogHead;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.query.web.PastRows;
import io.rapport.query.web.ReadBarrier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PastConfiguration {

    private static final int REMEMBERED_EVENTS = 50_000;

    @Bean
    @ConditionalOnEventLog(EventLogHome.POSTGRES)
    EventsAtPositions postgresEvents(LogReader log) {
        return new PostgresEvents(log);
    }

    @Bean
    @ConditionalOnEventLog(EventLogHome.AXON_SERVER)
    EventsAtPositions axonServerEvents(EventStore store, JdbcClient jdbc) {
        return new StreamEvents(store, jdbc);
    }

    @Bean
    PastRows pastRows(JdbcClient jdbc, LogHead head, ReadBarrier barrier, EventStore store, EventsAtPositions events) {
        return new FoldedPast(
                new EventsOfHcp(jdbc, head, barrier, store), new RememberedLives(events, REMEMBERED_EVENTS));
    }
}
