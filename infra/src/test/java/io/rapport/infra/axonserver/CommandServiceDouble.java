package io.rapport.infra.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends each command to one of its handlers, by its routing key, and the answer back. */
final class CommandServiceDouble extends CommandServiceGrpc.CommandServiceImplBase {

    private final List<Handler> handlers = new CopyOnWriteArrayList<>();

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> client) {
        Handler handler = new Handler((ServerCallStreamObserver<CommandProviderInbound>) client);
        handlers.add(handler);
        return handler;
    }

    boolean handles(String command) {
        return handlers.stream().anyMatch(handler -> handler.handles(command));
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> sender) {
        List<Handler> able = handlers.stream()
                .filter(handler -> handler.handles(command.getName()))
                .toList();
        if (able.isEmpty()) {
            fail(command.getMessageIdentifier(), sender, "AXONIQ-4000", "nobody handles " + command.getName());
        } else {
            able.get(Math.floorMod(routingKey(command).hashCode(), able.size())).send(command, sender);
        }
    }

    private static String routingKey(Command command) {
        return command.getProcessingInstructionsList().stream()
                .filter(instruction -> instruction.getKey() == ProcessingKey.ROUTING_KEY)
                .map(ProcessingInstruction::getValue)
                .map(value -> value.getTextValue())
                .findFirst()
                .orElse(command.getMessageIdentifier());
    }

    private static void fail(String command, StreamObserver<CommandResponse> sender, String code, String message) {
        sender.onNext(CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(command)
                .setErrorCode(code)
                .setErrorMessage(ErrorMessage.newBuilder().setMessage(message))
                .build());
        sender.onCompleted();
    }

    /** One process that handles commands, as fast as it gives permits. */
    private final class Handler implements StreamObserver<CommandProviderOutbound> {

        private final StreamObserver<CommandProviderInbound> client;
        private final Set<String> subscriptions = new HashSet<>();
        private final Queue<Command> waiting = new ArrayDeque<>();
        private final Map<String, StreamObserver<CommandResponse>> senders = new HashMap<>();
        private long permits;

        Handler(ServerCallStreamObserver<CommandProviderInbound> client) {
            this.client = client;
            client.setOnCancelHandler(this::leave);
        }

        synchronized boolean handles(String command) {
            return subscriptions.contains(command);
        }

        synchronized void send(Command command, StreamObserver<CommandResponse> sender) {
            if (senders.putIfAbsent(command.getMessageIdentifier(), sender) == null) {
                waiting.add(command);
                forward();
            } else {
                fail(command.getMessageIdentifier(), sender, "AXONIQ-4005", "the command is being handled");
            }
        }

        private void forward() {
            while (permits > 0 && !waiting.isEmpty()) {
                permits--;
                client.onNext(CommandProviderInbound.newBuilder()
                        .setInstructionId(UUID.randomUUID().toString())
                        .setCommand(waiting.remove())
                        .build());
            }
        }

        @Override
        public synchronized void onNext(CommandProviderOutbound instruction) {
            if (!instruction.getInstructionId().isEmpty()) {
                client.onNext(CommandProviderInbound.newBuilder()
                        .setAck(InstructionAck.newBuilder()
                                .setInstructionId(instruction.getInstructionId())
                                .setSuccess(true))
                        .build());
            }
            switch (instruction.getRequestCase()) {
                case SUBSCRIBE -> subscriptions.add(instruction.getSubscribe().getCommand());
                case UNSUBSCRIBE ->
                    subscriptions.remove(instruction.getUnsubscribe().getCommand());
                case FLOW_CONTROL -> {
                    permits += instruction.getFlowControl().getPermits();
                    forward();
                }
                case COMMAND_RESPONSE -> answer(instruction.getCommandResponse());
                default -> {}
            }
        }

        private void answer(CommandResponse response) {
            StreamObserver<CommandResponse> sender = senders.remove(response.getRequestIdentifier());
            if (sender != null) {
                sender.onNext(response);
                sender.onCompleted();
            }
        }

        @Override
        public void onError(Throwable gone) {
            leave();
        }

        @Override
        public void onCompleted() {
            leave();
            client.onCompleted();
        }

        private synchronized void leave() {
            handlers.remove(this);
            senders.forEach((command, sender) -> fail(command, sender, "AXONIQ-4001", "the handler is gone"));
            senders.clear();
        }
    }
}
