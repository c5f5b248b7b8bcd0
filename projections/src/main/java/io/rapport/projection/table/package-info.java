/**
 * Projections as functions from a recorded event to changes of rows, and the writer that applies them in batches.
 */
@NullMarked
package io.rapport.projection.table;

import org.jspecify.annotations.NullMarked;
