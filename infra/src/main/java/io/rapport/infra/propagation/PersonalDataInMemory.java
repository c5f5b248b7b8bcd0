package io.rapport.infra.propagation;

import io.rapport.domain.propagation.PersonalDataConsumer;

/** Personal data in the memory of a process, which follows the log by itself. */
public interface PersonalDataInMemory {

    PersonalDataConsumer consumer();

    /**
     * Returns when the memory of this process has let go of what the event at a position ends.
     *
     * @throws RuntimeException if it does not within seconds
     */
    void require(long position);
}
