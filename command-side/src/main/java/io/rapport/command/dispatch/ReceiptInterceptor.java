package io.rapport.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Answers each command with a receipt, and has it remembered under the idempotency key, together with the events. */
public final class ReceiptInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final LogHead head;
    private final IdempotencyRecords records;

    public ReceiptInterceptor(LogHead head, IdempotencyRecords records) {
        this.head = head;
        this.records = records;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        IdempotentAnswer answer =
                IdempotentAnswer.of(unitOfWork.getMessage().getMetaData()).orElse(null);
        if (answer != null) {
            unitOfWork.root().resources().put(AppendReceipt.ANSWER_RESOURCE, answer);
        }
        AppendReceipt receipt = new AppendReceipt(chain.proceed());
        unitOfWork.onCommit(committing -> {
            Long appended = committing.root().getResource(AppendReceipt.POSITION_RESOURCE);
            receipt.appendedAt(appended == null ? untilNow(answer) : appended);
        });
        return receipt;
    }

    /**
     * A command that had nothing to record is answered with all that was recorded before it; so is one whose log tells no
     * position, because by now its events are a part of that.
     */
    private long untilNow(@Nullable IdempotentAnswer answer) {
        long position = head.position();
        if (answer != null) {
            records.remember(answer, position);
        }
        return position;
    }
}
