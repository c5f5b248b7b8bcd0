package io.rapport.infra.axonserver;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Errors in the form in which Axon Server sends them: its code is in the trailers. */
final class Refusals {

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private Refusals() {}

    static StatusRuntimeException invalidSequence(String stream, long sequence, long expected) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, "AXONIQ-2000");
        return Status.OUT_OF_RANGE
                .withDescription("sequence " + sequence + " of " + stream + " is refused, " + expected + " is next")
                .asRuntimeException(trailers);
    }
}
