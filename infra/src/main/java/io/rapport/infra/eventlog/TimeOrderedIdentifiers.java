package io.rapport.infra.eventlog;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of messages that sort by the time of their making (RFC 9562, version 7), so that an index on them grows at its end
 * instead of everywhere. They are no secrets.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | VERSION | random.nextLong(0x1000), VARIANT | random.nextLong() >>> 2).toString();
    }
}
