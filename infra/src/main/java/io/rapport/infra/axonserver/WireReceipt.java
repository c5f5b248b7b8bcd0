package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.engagement.ActionOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it crosses between processes.
 *
 * @param outcomes the answer of those commands that have one
 */
record WireReceipt(long position, @Nullable List<ActionOutcome> outcomes) {

    static WireReceipt of(AppendReceipt receipt) {
        List<ActionOutcome> outcomes = receipt.result() == null
                ? null
                : ((List<?>) receipt.result(List.class))
                        .stream().map(ActionOutcome.class::cast).toList();
        return new WireReceipt(receipt.position(), outcomes);
    }

    AppendReceipt receipt() {
        return AppendReceipt.of(outcomes, position);
    }
}
