package io.rapport.command.engagement;

import io.rapport.domain.event.EventId;
import java.util.Collection;
import java.util.Set;

/** Which events the log already has. */
public interface RecordedIds {

    Set<EventId> existing(Collection<EventId> ids);
}
