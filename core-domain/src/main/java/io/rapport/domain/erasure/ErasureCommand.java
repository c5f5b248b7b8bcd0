package io.rapport.domain.erasure;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import java.util.SortedSet;

/** What is done about forgetting an HCP. Reasons are kept under the HCP's key for accountability. */
public sealed interface ErasureCommand {

    HcpId hcpId();

    record RequestErasure(HcpId hcpId, ProtectedText reason, Actor requestedBy) implements ErasureCommand {}

    record DeclineErasure(HcpId hcpId, ProtectedText reason, Actor declinedBy) implements ErasureCommand {}

    record ApproveErasure(HcpId hcpId, Actor approvedBy) implements ErasureCommand {}

    /**
     * @param forgottenBy the consumers of personal data, each of which has confirmed
     * @param retained what the law keeps
     */
    record CompleteErasure(HcpId hcpId, SortedSet<ConsumerName> forgottenBy, List<RetainedRecords> retained)
            implements ErasureCommand {}

    record EndRetention(HcpId hcpId, RetentionClass retention) implements ErasureCommand {}
}
