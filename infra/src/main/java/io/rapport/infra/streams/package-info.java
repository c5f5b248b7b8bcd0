/**
 * From the outbox to the topics. What is written to the outbox is read from PostgreSQL's write-ahead log by Debezium, in this
 * process or in Kafka Connect by the same configuration, and delivered at least once and in order: a message may come again,
 * with those after it, and is known by its id.
 */
@NullMarked
package io.rapport.infra.streams;

import org.jspecify.annotations.NullMarked;
