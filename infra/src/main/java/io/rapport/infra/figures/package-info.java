/**
 * Runs the figures over time: from the internal topic through Kafka Streams into a read model.
 */
@NullMarked
package io.rapport.infra.figures;

import org.jspecify.annotations.NullMarked;
