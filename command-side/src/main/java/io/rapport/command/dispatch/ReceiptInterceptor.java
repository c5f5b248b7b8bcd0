package io.rapport.command.dispatch;

import io.rapport.command.dispatch.CommandContext.Idempotency;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Answers each command with a receipt, and remembers it under the idempotency key in the same transaction. */
public final class ReceiptInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The metadata entry with the id of what the command creates or changes. */
    static final String RESOURCE = "resource";

    private final LogHead head;
    private final IdempotencyRecords records;

    public ReceiptInterceptor(LogHead head, IdempotencyRecords records) {
        this.head = head;
        this.records = records;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        AppendReceipt receipt = new AppendReceipt(chain.proceed());
        MetaData metaData = unitOfWork.getMessage().getMetaData();
        unitOfWork.onCommit(committing -> {
            Long appended = committing.root().getResource(AppendReceipt.POSITION_RESOURCE);
            receipt.appendedAt(appended == null ? head.position() : appended);
            Idempotency idempotency = CommandContext.from(metaData).idempotency();
            if (idempotency != null) {
                records.remember(idempotency, String.valueOf(metaData.get(RESOURCE)), receipt.position());
            }
        });
        return receipt;
    }
}
