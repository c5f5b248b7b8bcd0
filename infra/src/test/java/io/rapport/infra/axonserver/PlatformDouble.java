package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** Has clients connect to this very server, and tells them that it lives. */
final class PlatformDouble extends PlatformServiceGrpc.PlatformServiceImplBase {

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
        answer.onNext(PlatformInfo.newBuilder().setSameConnection(true).build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> client) {
        ((ServerCallStreamObserver<PlatformOutboundInstruction>) client).setOnCancelHandler(() -> {});
        return new StreamObserver<>() {
            @Override
            public void onNext(PlatformInboundInstruction instruction) {
                switch (instruction.getRequestCase()) {
                    // A heartbeat in return would be returned again, without an end.
                    case REGISTER, HEARTBEAT -> acknowledge(client, instruction, true);
                    case ACK, RESULT -> {}
                    default -> acknowledge(client, instruction, false);
                }
            }

            @Override
            public void onError(Throwable gone) {}

            @Override
            public void onCompleted() {
                client.onCompleted();
            }
        };
    }

    private static void acknowledge(
            StreamObserver<PlatformOutboundInstruction> client,
            PlatformInboundInstruction instruction,
            boolean supported) {
        if (instruction.getInstructionId().isEmpty()) {
            return;
        }
        InstructionAck.Builder ack = InstructionAck.newBuilder()
                .setInstructionId(instruction.getInstructionId())
                .setSuccess(supported);
        if (!supported) {
            ack.setError(ErrorMessage.newBuilder().setErrorCode("AXONIQ-1002").setMessage("unsupported instruction"));
        }
        client.onNext(PlatformOutboundInstruction.newBuilder().setAck(ack).build());
    }
}
