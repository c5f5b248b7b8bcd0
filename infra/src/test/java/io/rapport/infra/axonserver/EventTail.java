package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.PayloadDescription;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One reader of the log: sends what it has permits for, and waits for more of both. */
final class EventTail implements StreamObserver<GetEventsRequest> {

    private static final int BATCH = 500;

    private final MemoryLog log;
    private final ServerCallStreamObserver<EventWithToken> answer;
    private final Runnable listener = this::send;
    private final Set<PayloadDescription> excluded = new HashSet<>();
    private boolean open;
    private long next;
    private long permits;

    EventTail(MemoryLog log, ServerCallStreamObserver<EventWithToken> answer) {
        this.log = log;
        this.answer = answer;
        answer.setOnCancelHandler(this::stop);
    }

    @Override
    public void onNext(GetEventsRequest request) {
        synchronized (this) {
            if (!open) {
                open = true;
                next = request.getTrackingToken();
                log.onAppend(listener);
            }
            permits += request.getNumberOfPermits();
            excluded.addAll(request.getBlacklistList());
        }
        send();
    }

    private synchronized void send() {
        List<Event> batch = log.from(next, BATCH);
        while (!batch.isEmpty() && permits > 0 && !answer.isCancelled()) {
            for (Event event : batch) {
                if (permits == 0) {
                    return;
                }
                if (!excluded.contains(description(event))) {
                    answer.onNext(EventWithToken.newBuilder()
                            .setEvent(event)
                            .setToken(next)
                            .build());
                    permits--;
                }
                next++;
            }
            batch = log.from(next, BATCH);
        }
    }

    private static PayloadDescription description(Event event) {
        return PayloadDescription.newBuilder()
                .setType(event.getPayload().getType())
                .setRevision(event.getPayload().getRevision())
                .build();
    }

    @Override
    public void onError(Throwable cancelled) {
        stop();
    }

    @Override
    public void onCompleted() {
        stop();
        answer.onCompleted();
    }

    private void stop() {
        log.removeOnAppend(listener);
    }
}
