package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** Appends and reads of events. Snapshots are not asked for, and are unimplemented. */
final class EventStoreDouble extends EventStoreGrpc.EventStoreImplBase {

    private final MemoryLog log;

    EventStoreDouble(MemoryLog log) {
        this.log = log;
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        List<Event> events = new ArrayList<>();
        return new StreamObserver<>() {
            @Override
            public void onNext(Event event) {
                events.add(event);
            }

            @Override
            public void onError(Throwable cancelled) {
                events.clear();
            }

            @Override
            public void onCompleted() {
                try {
                    log.append(events);
                    answer(answer, Confirmation.newBuilder().setSuccess(true).build());
                } catch (StatusRuntimeException refused) {
                    answer.onError(refused);
                }
            }
        };
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> answer) {
        long end = request.getMaxSequence() == 0 ? Long.MAX_VALUE : request.getMaxSequence();
        log.stream(request.getAggregateId()).stream()
                .filter(event -> event.getAggregateSequenceNumber() >= request.getInitialSequence())
                .filter(event -> event.getAggregateSequenceNumber() < end)
                .forEach(answer::onNext);
        answer.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
        return new EventTail(log, (ServerCallStreamObserver<EventWithToken>) answer);
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> answer) {
        answer(
                answer,
                ReadHighestSequenceNrResponse.newBuilder()
                        .setToSequenceNr(log.last(request.getAggregateId()))
                        .build());
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, token(0));
    }

    @Override
    public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, token(log.lastIndex()));
    }

    @Override
    public void getTokenAt(GetTokenAtRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, token(log.indexAt(request.getInstant())));
    }

    private static TrackingToken token(long index) {
        return TrackingToken.newBuilder().setToken(index).build();
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }
}
