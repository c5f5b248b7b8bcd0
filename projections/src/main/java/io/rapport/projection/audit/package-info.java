/**
 * The trail: every event, in columns by which it can be searched and sorted.
 */
@NullMarked
package io.rapport.projection.audit;

import org.jspecify.annotations.NullMarked;
