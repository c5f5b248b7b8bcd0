package io.rapport.infra.inbound;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that has the form of the contract.
 *
 * @param actor the CRM system that sent it
 * @param occurredAt credible by the server's clock
 * @param channel where HCP and company met
 * @param requestId an identifier made of source and id, the same whenever the message comes
 * @param key by which a message that comes again is known
 * @param content of all that it says, by which another message under the same id is known
 * @param request what the HTTP API would have been sent
 */
record InboundMessage(
        ConsumerRecord<byte[], byte[]> origin,
        InboundType type,
        HcpId hcp,
        Actor actor,
        Instant occurredAt,
        Channel channel,
        String requestId,
        Fingerprint key,
        Fingerprint content,
        ObjectNode request) {}
