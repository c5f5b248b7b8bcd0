/**
 * Kafka: the broker inside the demo, and the topics of any broker. Kafka has no public way to run a broker in a process
 * of one's own, so what of its internals that takes is named in this package alone.
 */
@NullMarked
package io.rapport.infra.kafka;

import org.jspecify.annotations.NullMarked;
