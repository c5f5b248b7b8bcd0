package io.rapport.infra.feed;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    FeedEvents feedEvents(EventStore store, Standings standings, StandingTail tail, Clock clock) {
        return new FeedEvents(store, standings, tail, clock);
    }
}
