package io.rapport.infra.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that cannot be taken, and why. */
record Rejection(ConsumerRecord<byte[], byte[]> origin, Refusal refusal) {}
