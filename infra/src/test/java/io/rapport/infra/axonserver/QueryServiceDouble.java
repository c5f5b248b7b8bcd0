package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.grpc.stub.StreamObserver;

/** Takes subscriptions and never has a query for anyone; a client that could not subscribe would try for ever. */
final class QueryServiceDouble extends QueryServiceGrpc.QueryServiceImplBase {

    @Override
    public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> client) {
        return new StreamObserver<>() {
            @Override
            public void onNext(QueryProviderOutbound message) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                client.onCompleted();
            }
        };
    }
}
