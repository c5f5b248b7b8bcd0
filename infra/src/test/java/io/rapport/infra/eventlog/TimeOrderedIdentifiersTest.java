package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdentifiersTest {

    private final IdentifierFactory identifiers = IdentifierFactory.getInstance();

    @Test
    void axon_uses_them() {
        assertThat(identifiers).isInstanceOf(TimeOrderedIdentifiers.class);
    }

    @Test
    void they_are_uuids_of_version_7() {
        UUID id = UUID.fromString(identifiers.generateIdentifier());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void they_begin_with_the_time() {
        Instant before = Instant.now();
        long millis = UUID.fromString(identifiers.generateIdentifier()).getMostSignificantBits() >>> 16;
        assertThat(millis).isBetween(before.toEpochMilli(), Instant.now().toEpochMilli());
    }

    @Test
    void they_differ() {
        assertThat(Stream.generate(identifiers::generateIdentifier).limit(10_000))
                .doesNotHaveDuplicates();
    }
}
