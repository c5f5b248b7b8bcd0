package io.rapport.infra.web;

import io.rapport.infra.axonserver.AxonServerTest;
import io.rapport.infra.axonserver.StoredEvents;
import io.rapport.infra.eventlog.AnswerMarker;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;

/** The same with Axon Server as the home of the log. */
@AxonServerTest
class AxonServerReadYourWritesTest extends ReadYourWritesTest {

    @Autowired
    private EventStore log;

    @Override
    protected String stored(long position) {
        return StoredEvents.text(log, position);
    }

    @Override
    protected List<String> answeredResources() {
        return StoredEvents.answers(log).stream().map(AnswerMarker::resource).toList();
    }
}
