/**
 * Figures over time, summed by Kafka Streams: what was done, by how many, in which visits, how far it went, and what is read
 * where. Whatever an HCP adds to a figure is kept by HCP, so that it can be taken away again.
 */
@NullMarked
package io.rapport.projection.figure;

import org.jspecify.annotations.NullMarked;
