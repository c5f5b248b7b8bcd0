/**
 * The streams over HTTP, for those who have no Kafka.
 */
@NullMarked
package io.rapport.infra.feed;

import org.jspecify.annotations.NullMarked;
